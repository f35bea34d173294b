import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { faultNames } from './fault-name.ts';
import { hardKeys } from './hard-key.ts';
import { insteads } from './service/definition.ts';
import { serviceSummaryShape } from './service/summary.ts';
import { screenOriginShape } from './session/event.ts';
import { pathShape, placeShape } from './session/place.ts';
import { valueShape } from './session/value.ts';
import { problemShape, sessionViewShape } from './session/view.ts';
import { hallShape } from './submission/hall.ts';
import { cases } from './submission/news.ts';

/**
 * Every call and event between a screen and the machine: its shapes, its expected failures and who may make it.
 *
 * The machine implements it (`main/api`), screens and tests derive their client from its type. Expected failures are
 * the declared codes, each with a sentence in `locales/<lang>/problem.json`; whatever else comes back is a fault.
 * A retired code is never used again.
 *
 * Bytes go beside it: `GET /catalog/<digest>/text.<lang>.json`, `GET /catalog/<digest>/pictures/<name>.svg`,
 * `GET /font/<file>`,
 * `GET /voice/hall/<variety>/clips.json`, `GET /voice/hall/<variety>/clips/<file>`,
 * `POST /voice/neural/<variety>` (a sentence; answers 32-bit floats while they are made),
 * `PUT /attachment?session=&question=&row=` (a photo's JPEG; answers a `attachmentShape`), `GET /attachment/<id>`,
 * `PUT /recording?session=&question=&row=&piece=&ms=` (about a second of WebM), `POST /recording?session=&question=&row=`
 * (answers what was said so far, as `recordingShape`), `POST /recognise` (a voice; answers what may have been said).
 */

/** Who may make a call. The caller is known from the shell that hands it over, never from what the call says. */
export type Access =
  /** Any screen of this kiosk. */
  | 'anyone'
  /** The screen in front of which the named session is open. */
  | 'resident'
  /** A screen on which a person of the staff has signed in. */
  | 'staff';

const call = (access: Access) => oc.$meta({ access });
const anyone = call('anyone');
const staff = call('staff');

const sessionId = z.uuid();
const parkingCode = z.string().regex(/^[0-9]{8}$/);
export const languageTagShape = z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/);
/** `cmn`, `yue`, `en`, or the name of a hall's own dialect. */
export const varietyTagShape = z
  .string()
  .max(40)
  .regex(/^[a-z]+(-[a-z0-9]+)*$/);

/** The session is not open here any more: parked, submitted or left, perhaps on another screen. */
const gone = { 'session-gone': { status: 410, message: 'The session is not open here' } };
/** The disk did not take it: what is answered, or whatever else is to be kept or forgotten. All stands as before. */
const unsaved = { 'not-saved': { status: 507, message: 'The disk did not take it' } };

const recordGone = { 'record-gone': { status: 410, message: 'No record is shown here any more' } };

/** What is only tried cannot be handed in or put away for later. */
const practised = { 'only-practice': { status: 409, message: 'The session is only practice' } };

const resident = call('resident').errors(gone);

/** How a resident wishes to be spoken to and shown things. No answer: it stands in clear beside the session. */
export const mannerShape = z.strictObject({
  /** Of the texts. */
  language: languageTagShape,
  /** In which they are read aloud. */
  variety: varietyTagShape,
  size: z.literal([1, 2, 3, 4]),
  theme: z.enum(['warm', 'black-on-white', 'white-on-black']),
  /**
   * What a touch of a key does: what it is for; the same, and whatever a shaking hand adds counts for nothing; or first only
   * say it, and then a second touch does it.
   */
  touch: z.enum(['acts', 'steady', 'says']),
});

/** What a hall has added to the voices of the program, for one speech variety. */
export const hallVoiceShape = z.strictObject({
  variety: varietyTagShape,
  /** What the variety is, where it is the hall's own. */
  own: z
    .strictObject({ name: z.string(), languages: z.array(languageTagShape), next: z.array(varietyTagShape) })
    .nullable(),
  /** How many sentences were recorded. */
  clips: z.int(),
  /** Whether a neural voice was installed. */
  neural: z.boolean(),
  /** The file in its folder that cannot be read. */
  problem: z.string().nullable(),
});

/** What may go amiss with a card that is put on the reader. */
const cardMishaps = ['upside-down', 'removed-early', 'unreadable', 'expired'] as const;

export const kioskStateShape = z.strictObject({
  kiosk: z.strictObject({ id: z.uuid(), name: z.string() }),
  hall: hallShape,
  /** True while the kiosk talks to the intake that it started itself. */
  demo: z.boolean(),
  /** A profile of `renderer/style/panels`; `auto` lets the screen choose by its own size. */
  panel: z.string(),
  camera: z.enum(['real', 'simulated', 'none']),
  microphone: z.enum(['real', 'simulated', 'none']),
  /** Whether something here can propose letters for what was said. */
  recogniser: z.boolean(),
  /** `out` at the resident, who holds a paper up to it, or `down` at a ledge on which the paper lies. */
  cameraLooks: z.enum(['out', 'down']),
  /** How high the lower edge of its glass hangs above the floor, in millimetres; null where nobody has said. */
  glassAtMm: z.int().nullable(),
  /** What the keys of its keypad and its switches send where that is not what is common, by `KeyboardEvent.code`. */
  keys: z.record(z.string(), z.enum(hardKeys)),
  /** Whether there is a reader of identity cards, and for a while, why the last card could not be read. */
  card: z.enum(['none', 'ready', ...cardMishaps]),
  /** What cards that reader reads, and whether it types what it read; null where there is none. */
  cardReader: z
    .strictObject({ card: z.enum(['identity', 'social-security']), types: z.boolean() })
    .nullable(),
  /** Whether there is a scanner of codes, as far as the operator has said. */
  scanner: z.boolean(),
  /** Whether headphones are plugged in, as far as the machine knows. */
  headphones: z.boolean(),
  voices: z.array(hallVoiceShape),
  /** The session that stands open on this screen, so that a screen that was reloaded finds its place again. */
  session: z.uuid().nullable(),
  /** In which that session was shown last, or that of the slip. */
  manner: mannerShape.nullable(),
  /** Set after a submission until the resident has gone: the slip that is being shown. */
  slip: z.uuid().nullable(),
  staff: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  idle: z.strictObject({
    /** Before a case is begun nothing is lost, and the next person may be waiting: it is asked sooner. */
    warnBeforeCaseAfterMs: z.int(),
    warnAfterMs: z.int(),
    parkAfterMs: z.int(),
  }),
});

/** What stands open before a screen. */
export const shownSessionShape = sessionViewShape.extend({
  /** It is only tried: kept in memory alone, and never handed in, parked or printed. */
  practice: z.boolean(),
  /** Who presses at present, as far as somebody has said. Of what is only tried nobody asks. */
  by: z.enum(['resident', 'helper', 'staff']),
  /** Set where it was handed in before and came back, with what the clerk says has to be changed, if that is known here. */
  handedBack: z.strictObject({ note: z.string().nullable() }).nullable(),
});

export const deliveryShape = z.enum(['waiting', 'sending', 'received', 'refused']);

/** How a paper came out of the printer. */
export const printedShape = z.enum(['printed', 'no-printer', 'failed']);

export const slipShape = z.strictObject({
  submission: z.uuid(),
  /** Eight digits, unique on this kiosk, valid at the intake. */
  number: z.string().regex(/^[0-9]{8}$/),
  kiosk: z.string(),
  service: z.strictObject({ id: z.string(), version: z.string(), digest: z.string() }),
  /** What that package says, also once it is offered no more; null where this program cannot read it. */
  summary: serviceSummaryShape.nullable(),
  at: z.int(),
  delivery: deliveryShape,
  /** From the receipt that upstream signed, once it has come. */
  receipt: z.strictObject({ number: z.string(), at: z.int() }).nullable(),
  /** What the QR code says. */
  code: z.string(),
  /** `printing` turns by itself, announced by `submission.changed`. */
  printed: z.enum(['printing', ...printedShape.options]),
});

/** How what was handed in here stands, and what this kiosk holds of it. */
export const recordShape = z.strictObject({
  submission: z.uuid(),
  /** Of the slip. */
  number: z.string().regex(/^[0-9]{8}$/),
  service: z.strictObject({ id: z.string(), version: z.string(), digest: z.string() }),
  /** What that package says; null where this program cannot read it. */
  summary: serviceSummaryShape.nullable(),
  at: z.int(),
  delivery: deliveryShape,
  receipt: z.strictObject({ number: z.string(), at: z.int() }).nullable(),
  /** The last that upstream said of it, with the clerk's sentence as long as it is kept here. */
  case: z.strictObject({ state: z.enum(cases), note: z.string().nullable(), at: z.int() }).nullable(),
  /** What was handed back: whether it can be opened to be changed. */
  toChange: z.enum(['here', 'open-elsewhere', 'gone']).nullable(),
  /** The slip under which it was handed in again, put right. */
  correctedBy: z.string().nullable(),
  /** The answers still lie here, sealed to the intake, and until when; null until upstream has answered. */
  sealed: z.strictObject({ keptUntil: z.int().nullable() }).nullable(),
  /** When upstream last told this kiosk what there is to tell; null where that is not known. */
  asOf: z.int().nullable(),
});

export const parkedShape = z.strictObject({
  /** Eight digits; never stored in clear, shown this once. Null when parked in silence. */
  code: parkingCode.nullable(),
  /** Null while the clock is not trusted: its days begin when the clock is right again. */
  keptUntil: z.int().nullable(),
});

export const attachmentShape = z.strictObject({ attachment: z.uuid(), digest: z.string(), bytes: z.int() });

/**
 * A fault of the screen. It goes into the operating log, so it has no room for anything that somebody typed: names that
 * the program itself chose, and a place in a script that is too short for the number of a person or a telephone.
 */
export const screenFaultShape = z.strictObject({
  during: z.enum(['drawing', 'uncaught']),
  fault: z.enum(faultNames),
  /** Where in the screen's scripts it arose; null where that is not known. */
  place: z
    .strictObject({
      /** The script's name, without what the build adds to it. */
      script: z
        .string()
        .max(40)
        .regex(/^[a-z]+(-[a-z]+)*$/),
      line: z.int().min(1).max(9_999),
      column: z.int().min(1).max(999_999),
    })
    .nullable(),
});

/** Events are hints: something changed, fetch it again. `hello` opens every stream, so a reconnect refetches all. */
export const eventShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hello') }),
  z.strictObject({ kind: z.literal('kiosk.changed') }),
  /** A scanner has read a code: whichever screen takes it first has it. */
  z.strictObject({ kind: z.literal('code.read') }),
  z.strictObject({ kind: z.literal('session.changed'), session: z.uuid() }),
  z.strictObject({ kind: z.literal('submission.changed'), submission: z.uuid() }),
  /** A USB stick came or went, or what is done with it goes on. */
  z.strictObject({ kind: z.literal('stick.changed') }),
]);

const staffSessionShape = z.strictObject({
  session: z.uuid(),
  service: z.string(),
  title: z.record(z.string(), z.string()),
  state: z.enum(['open', 'parked']),
  openedAt: z.int(),
  changedAt: z.int(),
  keptUntil: z.int().nullable(),
  /** It was handed in once, and whoever had to decide sent it back. */
  handedBack: z.boolean(),
});

const staffSubmissionShape = z.strictObject({
  submission: z.uuid(),
  number: z.string(),
  service: z.string(),
  title: z.record(z.string(), z.string()),
  at: z.int(),
  delivery: deliveryShape,
  attempts: z.int(),
  nextAttemptAt: z.int().nullable(),
  /** What the last attempt came to, as a code of `locales/<lang>/staff.json`. */
  lastOutcome: z.string().nullable(),
  /** An answer holds a character that the screen could not draw. */
  undrawn: z.boolean(),
  receipt: z.strictObject({ number: z.string(), at: z.int() }).nullable(),
  refusal: z.strictObject({ code: z.string(), detail: z.string(), at: z.int() }).nullable(),
});

/** How things stand between this kiosk and the USB stick that is in. */
export const stickStateShape = z.strictObject({
  /** Whether the operator lets any be used here. */
  allowed: z.boolean(),
  /** How many are in: with none there is nothing to do, and with two nobody can say which is meant. */
  sticks: z.int(),
  /** Submissions that have no answer yet, and how large they are together. */
  waiting: z.int(),
  bytes: z.int(),
  /** How many of them lie on the stick already. */
  onStick: z.int(),
  /** For how many submissions of this kiosk the stick says that it brings an answer. */
  answers: z.int(),
  underWay: z
    .strictObject({ what: z.enum(['take-along', 'take-answers']), done: z.int(), of: z.int() })
    .nullable(),
  /** What was done last with this stick, or with one that was pulled out too early. */
  last: z
    .strictObject({
      what: z.enum(['take-along', 'take-answers']),
      ended: z.enum([
        'done',
        'called-off',
        'pulled',
        'full',
        'read-only',
        /** Something that is not ours lies where our folder would have to be. */
        'strange',
        /** The kiosk's own disk did not take it. */
        'not-saved',
        'fault',
      ]),
      /** So many are on the stick, whole. */
      taken: z.int(),
      /** So many stay here: a photo of them cannot be read any more. */
      lost: z.int(),
      received: z.int(),
      refused: z.int(),
      /** Answers that this kiosk's intake has not signed, or not for this. */
      useless: z.int(),
    })
    .nullable(),
});

export const contract = {
  kiosk: {
    state: anyone.output(kioskStateShape),
    events: anyone.output(eventIterator(eventShape)),
    /** What the scanner has read, handed out once; null where another screen has it, or none was read just now. */
    takeCode: anyone.output(z.strictObject({ text: z.string().nullable() })),
    /** A fault of the screen, for the operating log. Answers the reference number to be said aloud. */
    report: anyone.input(screenFaultShape).output(z.strictObject({ reference: z.string() })),
  },

  catalog: {
    list: anyone.output(
      z.strictObject({
        services: z.array(serviceSummaryShape),
        /** How many could not be loaded: staff see which and why. */
        refused: z.int(),
      }),
    ),
  },

  division: {
    /** The divisions below a code, `''` for the provinces. */
    children: anyone
      .input(z.strictObject({ code: z.string().regex(/^[0-9]{0,12}$/) }))
      .output(z.array(z.strictObject({ code: z.string(), name: z.string(), more: z.boolean() }))),
    /** From the province down to this code; empty when the code is unknown. */
    path: anyone
      .input(z.strictObject({ code: z.string().regex(/^[0-9]{0,12}$/) }))
      .output(z.array(z.strictObject({ code: z.string(), name: z.string() }))),
  },

  session: {
    start: anyone
      .errors({
        'service-unknown': { status: 404, message: 'No such service in the catalog' },
        'session-open': { status: 409, message: 'Another session is open on this screen' },
        ...unsaved,
      })
      .input(
        z.strictObject({
          service: z.string().max(60),
          language: languageTagShape,
          practice: z.boolean().default(false),
        }),
      )
      .output(shownSessionShape),
    view: resident.input(z.strictObject({ session: sessionId })).output(shownSessionShape),
    /** Keeps the answer and goes on. When the view comes back the answer is on the disk. */
    answer: resident
      .errors({
        'answer-refused': { status: 422, message: 'The answer cannot be taken', data: problemShape },
        ...unsaved,
      })
      .input(
        z.strictObject({ session: sessionId, path: pathShape, value: valueShape, from: screenOriginShape }),
      )
      .output(shownSessionShape),
    /**
     * Takes what is offered as the answer, and goes on. Where it comes from the machine knows: a screen cannot claim that
     * something stood on a card. Nothing is changed where something else than the `value` that was shown is offered by now,
     * or nothing any more: what nobody has seen nobody can confirm.
     */
    confirm: resident
      .errors({
        'answer-refused': { status: 422, message: 'The answer cannot be taken', data: problemShape },
        ...unsaved,
      })
      .input(z.strictObject({ session: sessionId, path: pathShape, value: valueShape }))
      .output(shownSessionShape),
    /**
     * A card reader that is a keyboard typed this number, and what follows from it is offered. One that is none shows in
     * the state of the kiosk.
     */
    card: resident
      .input(z.strictObject({ session: sessionId, number: z.string().max(40) }))
      .output(shownSessionShape),
    /** Passes over a question that may be, taking back what was answered; `instead` is what is said in its place. */
    skip: resident
      .errors({ 'answer-missing': { status: 422, message: 'This has to be answered' }, ...unsaved })
      .input(z.strictObject({ session: sessionId, path: pathShape, instead: z.enum(insteads).optional() }))
      .output(shownSessionShape),
    /** From a place with nothing to answer to the next one. */
    next: resident
      .errors({
        'not-complete': { status: 422, message: 'Something is missing or wrong', data: placeShape },
        ...unsaved,
      })
      .input(z.strictObject({ session: sessionId, from: placeShape }))
      .output(shownSessionShape),
    back: resident
      .errors(unsaved)
      .input(z.strictObject({ session: sessionId, from: placeShape }))
      .output(shownSessionShape),
    /** From the review to what is to be changed; the way then leads back to the review. */
    goTo: resident
      .errors({ 'place-unknown': { status: 404, message: 'No such place now' }, ...unsaved })
      .input(z.strictObject({ session: sessionId, place: placeShape }))
      .output(shownSessionShape),
    addRow: resident
      .errors({ 'rows-full': { status: 422, message: 'No further row is possible' }, ...unsaved })
      .input(z.strictObject({ session: sessionId, step: z.string().max(60) }))
      .output(shownSessionShape),
    removeRow: resident
      .errors(unsaved)
      .input(z.strictObject({ session: sessionId, step: z.string().max(60), row: z.uuid() }))
      .output(shownSessionShape),
    consent: resident
      .errors(unsaved)
      .input(z.strictObject({ session: sessionId, consent: z.string().max(60), agreed: z.boolean() }))
      .output(shownSessionShape),
    /**
     * Somebody else presses from here on, for as long as the visit lasts: each answer says of itself who gave it. Staff say
     * so in their own room, see `staff.fillIn`.
     */
    handOver: resident
      .input(z.strictObject({ session: sessionId, to: z.enum(['resident', 'helper']) }))
      .output(shownSessionShape),
    /** Keeps how the session is shown, for whoever opens it again. */
    manner: resident
      .errors(unsaved)
      .input(z.strictObject({ session: sessionId, manner: mannerShape }))
      .output(z.strictObject({})),
    /**
     * "Do it later." In silence (nobody was there any more) no code is shown: staff reopen it. That succeeds also where
     * the disk is full: the session is shown no more at once, and parked when the disk allows. What is only tried is
     * then forgotten.
     */
    park: resident
      .errors({ ...practised, ...unsaved })
      .input(z.strictObject({ session: sessionId, silently: z.boolean() }))
      .output(parkedShape),
    /**
     * Prints the code that the screen shows: it is handed in again, since the kiosk itself keeps it nowhere. Answers
     * when the printer is done.
     */
    printCode: anyone
      .errors({ 'code-unknown': { status: 404, message: 'No parked session has this code' } })
      .input(z.strictObject({ session: sessionId, code: parkingCode, language: languageTagShape }))
      .output(z.strictObject({ printed: printedShape })),
    /** Opens a parked session by its code. Wrong codes are counted, across restarts too. */
    reopen: anyone
      .errors({
        'code-unknown': { status: 404, message: 'No parked session has this code' },
        'code-of-slip': { status: 409, message: 'It is the number of a slip: see `record.find`' },
        wait: { status: 429, message: 'Too many wrong codes', data: z.strictObject({ seconds: z.int() }) },
        'session-open': { status: 409, message: 'Another session is open on this screen' },
        ...unsaved,
      })
      .input(z.strictObject({ code: parkingCode }))
      .output(shownSessionShape),
    /** "I do not want to go on." Forgets the session at once. */
    leave: resident
      .errors(unsaved)
      .input(z.strictObject({ session: sessionId }))
      .output(z.strictObject({})),
    /**
     * Freezes, seals and queues the answers, forgets the session and answers the slip. A second call for the same
     * session answers the same slip.
     */
    submit: anyone
      .errors({
        ...gone,
        ...practised,
        'not-complete': { status: 422, message: 'Something is missing or wrong', data: placeShape },
        ...unsaved,
      })
      .input(
        z.strictObject({
          session: sessionId,
          language: languageTagShape,
          /** An answer holds a character that no font of this screen has. For staff; the answers go up as they are. */
          undrawn: z.boolean().default(false),
        }),
      )
      .output(slipShape),
  },

  submission: {
    /** The slip that this screen shows, and nobody else's. */
    slip: anyone
      .errors({ 'slip-gone': { status: 410, message: 'That slip is not shown here any more' } })
      .input(z.strictObject({ submission: z.uuid() }))
      .output(slipShape),
    print: anyone
      .errors({ 'slip-gone': { status: 410, message: 'That slip is not shown here any more' } })
      .input(z.strictObject({ submission: z.uuid(), language: languageTagShape }))
      .output(z.strictObject({ printed: printedShape })),
    /** 好差评: five faces, 5 the best; once, and never asked of those who pass it over. */
    rate: anyone
      .errors({ 'slip-gone': { status: 410, message: 'That slip is not shown here any more' }, ...unsaved })
      .input(z.strictObject({ submission: z.uuid(), faces: z.int().min(1).max(5) }))
      .output(z.strictObject({})),
    /**
     * The resident has seen it: the slip is shown to nobody any more, also where the disk does not take that yet. The
     * visit ends with it, unless the same person does `another` service.
     */
    done: anyone
      .input(z.strictObject({ submission: z.uuid(), another: z.boolean().default(false) }))
      .output(z.strictObject({})),
  },

  /** What was handed in here before, shown to whoever has the number of its slip or receipt, and on that screen alone. */
  record: {
    /** Wrong numbers are counted with wrong codes, across restarts too. */
    find: anyone
      .errors({
        'number-unknown': { status: 404, message: 'Nothing was handed in here under this number' },
        wait: { status: 429, message: 'Too many wrong numbers', data: z.strictObject({ seconds: z.int() }) },
        ...unsaved,
      })
      .input(z.strictObject({ number: z.string().regex(/^[0-9]{4,20}$/) }))
      .output(recordShape),
    /** The one that was found, as it stands now. */
    shown: anyone.errors(recordGone).output(recordShape),
    print: anyone
      .errors(recordGone)
      .input(z.strictObject({ language: languageTagShape }))
      .output(z.strictObject({ printed: printedShape })),
    /** Opens what was handed back, to be changed and handed in again. */
    open: anyone
      .errors({
        ...recordGone,
        'nothing-to-change': { status: 409, message: 'It was not handed back, or is not here any more' },
        'session-open': { status: 409, message: 'Another session is open on this screen' },
        ...unsaved,
      })
      .output(shownSessionShape),
    /** Deletes all that this kiosk holds of it. When it answers, that is gone from the disk. */
    forget: anyone
      .errors({
        ...recordGone,
        'not-received': { status: 409, message: 'It has not arrived yet, and would be lost' },
        ...unsaved,
      })
      .output(z.strictObject({})),
    /** The resident has seen it: it is shown to nobody any more. */
    done: anyone.output(z.strictObject({})),
  },

  visit: {
    /** Nobody is before this screen, or somebody else: what was known of a resident there is forgotten. */
    end: anyone.output(z.strictObject({})),
  },

  staff: {
    people: anyone.output(z.array(z.strictObject({ id: z.string(), name: z.string() }))),
    signIn: anyone
      .errors({
        'pin-wrong': { status: 401, message: 'Name and PIN do not belong together' },
        wait: { status: 429, message: 'Too many wrong PINs', data: z.strictObject({ seconds: z.int() }) },
        ...unsaved,
      })
      .input(z.strictObject({ staff: z.string().max(60), pin: z.string().regex(/^[0-9]{6,12}$/) }))
      .output(z.strictObject({ id: z.string(), name: z.string() })),
    signOut: anyone.output(z.strictObject({})),
    /**
     * Today's sessions and submissions, newest first, and every one that still waits for something. `unasked`
     * where no person wanted it but an event: then it does not prolong the staff's visit.
     */
    overview: staff.input(z.strictObject({ unasked: z.literal(true) }).optional()).output(
      z.strictObject({
        sessions: z.array(staffSessionShape),
        submissions: z.array(staffSubmissionShape),
        refusedServices: z.array(
          z.strictObject({
            service: z.string(),
            problems: z.array(
              z.strictObject({
                file: z.string(),
                at: z.string(),
                code: z.string(),
                params: z.record(z.string(), z.string()),
              }),
            ),
          }),
        ),
        /** How many of today's residents gave how many faces: `faces` from 5 (very satisfied) to 1. */
        ratings: z.array(z.strictObject({ faces: z.int(), count: z.int() })),
        /** False while the clock of the kiosk cannot be right, so that somebody puts it right. */
        clockTrusted: z.boolean(),
        /** When upstream was last reached, null if never since start. */
        upstreamSeenAt: z.int().nullable(),
      }),
    ),
    /** Tries everything that waits, now. */
    retry: staff.errors(unsaved).output(z.strictObject({ tried: z.int() })),
    stick: staff.input(z.strictObject({ unasked: z.literal(true) }).optional()).output(stickStateShape),
    /** Begins to write what waits onto the stick that is in, beside what is done otherwise. */
    takeAlong: staff.errors(unsaved).output(stickStateShape),
    /** Begins to take in the answers of the intake that the stick brings. */
    takeAnswers: staff.errors(unsaved).output(stickStateShape),
    /** Ends either before its time. What is done by then stays done. */
    callOffStick: staff.errors(unsaved).output(stickStateShape),
    /** Opens a parked session on this screen for the resident, and ends the staff's own visit there. */
    open: staff
      .errors({
        ...gone,
        'session-open': { status: 409, message: 'Another session is open on this screen' },
        ...unsaved,
      })
      .input(z.strictObject({ session: sessionId }))
      .output(shownSessionShape),
    /** Presses for the resident from here on, in what stands open on this screen, and leaves the staff's room there. */
    fillIn: staff
      .errors({ ...gone, ...unsaved })
      .input(z.strictObject({ session: sessionId }))
      .output(shownSessionShape),
    /** Parks a session that stands open on whichever screen, or that a full disk left so: nobody is before it any more. */
    putAway: staff
      .errors({ ...gone, ...unsaved })
      .input(z.strictObject({ session: sessionId }))
      .output(z.strictObject({})),
  },
};

export type Contract = typeof contract;
export type KioskState = z.output<typeof kioskStateShape>;
export type HallVoice = z.output<typeof hallVoiceShape>;
export type StickState = z.output<typeof stickStateShape>;
export type Manner = z.output<typeof mannerShape>;
export type Slip = z.output<typeof slipShape>;
export type Printed = z.output<typeof printedShape>;
export type ShownSession = z.output<typeof shownSessionShape>;
export type Delivery = z.output<typeof deliveryShape>;
export type HandedInRecord = z.output<typeof recordShape>;
export type Parked = z.output<typeof parkedShape>;
export type ScreenFault = z.output<typeof screenFaultShape>;
export type KioskEvent = z.output<typeof eventShape>;
