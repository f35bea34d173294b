import { identityNumber } from './identity-number.ts';
import type { Moves } from './visit.ts';

const home = { places: ['柳溪社区'], number: '12' } as const;

/** What somebody answers in each service that ships, in the order in which the screens come. */
export const shippedMoves = {
  'elder-allowance': {
    identity: { digits: identityNumber('1936-01-01') },
    name: { pinyin: 'wangguilan', pick: '王桂兰', traditional: '王桂蘭', latin: 'WANG' },
    local: { choose: 'yes' },
    living: { choose: 'spouse' },
    address: home,
    pay_to: { choose: 'passbook' },
    account_photo: { photo: true },
    phone: { digits: '13800138000' },
    yearly: { choose: 'hall' },
    also: { choose: 'elder_card' },
  },
  'resident-medical-insurance': {
    local: { choose: 'yes' },
    name: { pinyin: 'liming', pick: '李明', latin: 'LI' },
    identity: { digits: identityNumber('1970-05-06') },
    work_insured: { notKnown: true },
    status: { choose: 'low_income' },
    disabled: { choose: 'no' },
    pay_by: { choose: 'counter' },
    phone: { digits: '13800138000' },
    address: home,
  },
  'request-to-the-hall': {
    category: { choose: 'lamp' },
    danger: { choose: 'no' },
    place: home,
    words: { pinyin: 'ludeng', pick: '路灯', traditional: '路燈', latin: 'Lamp', insteadOfSaying: true },
    has_photo: { choose: 'yes' },
    scene: { photo: true },
    call_back: { choose: 'yes' },
    phone: { digits: '13800138000' },
    name: { skip: true },
  },
} satisfies Readonly<Record<string, Moves>>;
