import type { Hall } from '../core/submission/hall.ts';
import type { Upstream } from './upstream/port.ts';

/** What a kiosk says of its place while no intake has told it: enough to ask somebody. */
export const unenrolledHall: Hall = {
  name: '便民服务大厅',
  division: '',
  help: {
    'zh-CN': { who: '大厅的工作人员', where: '服务台', phone: '12345' },
    en: { who: 'the staff of the hall', where: 'the front desk', phone: '12345' },
  },
};

/** Nothing is handed in before enrolment, so nothing ever waits here. */
export const noUpstream: Upstream = {
  sendAttachment: () => Promise.resolve({ kind: 'silence', code: 'unreachable' }),
  sendSubmission: () => Promise.resolve({ kind: 'silence', code: 'unreachable' }),
};
