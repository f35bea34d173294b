import type { Address, Value } from '../../core/session/value.ts';
import type { ReviewItem } from '../../core/session/view.ts';
import { isRecording } from '../input/recording/pieces.ts';
import { Ask } from '../part/ask/ask.tsx';
import type { FrameProps } from '../part/frame/frame.tsx';
import { Pages } from '../part/pages/pages.tsx';
import { ServicePicture } from '../part/picture/service-picture.tsx';
import { ReviewRow } from '../part/review-row/review-row.tsx';
import { Clerk } from '../picture/clerk.tsx';
import { AskAloud } from '../speech/ask-aloud.tsx';
import { ReadOnArrival } from '../speech/read-on-arrival.tsx';
import { sayOne } from '../speech/speech.ts';
import { Sayings } from '../speech/sayings.tsx';
import { Spoken } from '../speech/spoken.tsx';
import { answerSayings, calculationSaying, sourceSaying } from './answer-saying.ts';
import { useEither } from '../text/use-either.ts';
import { ForTheCounter } from './for-the-counter.tsx';
import { noteParts } from './note-parts.ts';
import { literal, ofService, problemSaying, resident, rowSaying } from './say.ts';
import { SessionFrame } from './session-frame.tsx';
import type { PlaceProps } from './session-place.tsx';
import { UnlistedPlace } from './unlisted-place.tsx';
import { useTurning } from './turning.ts';

/**
 * Everything that would be sent, read aloud in order, and every answer one touch from being changed. Next turns the
 * pages first: nobody hands in what they have not heard.
 */
export function Review({ view, acts }: PlaceProps) {
  const turning = useTurning(resident('review.more'));
  const items = view.review ?? [];
  const fix = resident('review.fix');

  function next(): NonNullable<FrameProps['next']> {
    if (view.complete) return { tone: 'go', say: resident('review.go'), onPress: acts.next };
    return {
      tone: 'not-yet',
      say: fix,
      onPress: () => {
        sayOne(fix);
        // The machine knows the first place that is missing or wrong, and leads there.
        acts.next();
      },
    };
  }
  return (
    <SessionFrame
      view={view}
      acts={acts}
      counted
      back={turning.back({ say: resident('foot.back'), onPress: acts.back })}
      next={turning.next(next())}
    >
      <ReadOnArrival />
      <Ask say={resident('review.ask')} hint={resident('review.hint')} small />
      {/* The clock cannot be right, so the kiosk does not judge. It says what the rule is, and who will look again. */}
      {view.warnings.map((reason) => (
        <p key={reason} className="review-warning">
          <Spoken say={ofService(view, `eligibility.${reason}`)} />
          <Spoken say={resident('review.checked')} />
        </p>
      ))}
      {(items.some(isPersonal) || view.handedBack?.note) && <AskAloud />}
      <Pages
        as="dl"
        turn={turning.turn}
        items={[
          ...toChange(view.handedBack),
          ...items.map((item) => ({
            id: keyOf(item),
            node: <Row key={keyOf(item)} item={item} view={view} acts={acts} />,
          })),
        ]}
      />
    </SessionFrame>
  );
}

/** What the clerk says has to be changed comes first, where it was handed in before and came back. */
function toChange(handedBack: PlaceProps['view']['handedBack']) {
  if (!handedBack) return [];
  const { note } = handedBack;
  return (note === null ? [resident('review.back-ask')] : noteParts(note).map((part) => literal(part))).map(
    (say, at) => ({
      id: `back ${at}`,
      node: (
        <ReviewRow
          key={at}
          picture={<Clerk />}
          label={resident('review.back')}
          value={<Sayings say={[say]} personal={note !== null} />}
        />
      ),
    }),
  );
}

function Row({ item, view, acts }: PlaceProps & { item: ReviewItem }) {
  const picture = (name: string | undefined) =>
    name !== undefined && { picture: <ServicePicture digest={view.service.digest} name={name} /> };

  switch (item.kind) {
    case 'answer': {
      const { question } = item;
      const label = ofService(view, `question.${question.path.question}.label`);
      const answer = question.problem
        ? [problemSaying(view, question.problem)]
        : answerSayings(view, question);
      const source = question.value === undefined ? undefined : sourceSaying(question.source);
      return (
        <ReviewRow
          {...picture(question.picture)}
          label={label}
          value={
            <>
              <Sayings say={answer} personal={question.personal} />
              {isAddress(question.value) && <UnlistedPlace address={question.value} />}
              {source && <Spoken say={source} as="p" className="review-source" />}
              <ForTheCounter say={[label, ...answer]} />
            </>
          }
          missing={item.missing}
          {...(isRecording(question.value) && {
            recording: {
              attachment: question.value.recording.attachment,
              personal: question.personal,
            },
          })}
          onChange={() => acts.goTo({ at: 'question', ...question.path })}
        />
      );
    }
    case 'rows':
      return (
        <ReviewRow
          label={ofService(view, `step.${item.step}.title`)}
          value={
            <>
              <Count item={item} view={view} />
              <ForTheCounter say={[ofService(view, `step.${item.step}.title`)]} />
            </>
          }
          onChange={() => acts.goTo({ at: 'rows', step: item.step })}
        />
      );
    case 'row': {
      const label = rowSaying(view, item.step, item.number);
      return <ReviewRow label={label} value={<ForTheCounter say={[label]} />} />;
    }
    case 'consent': {
      const label = ofService(view, `consent.${item.consent}.ask`);
      const answer = resident(item.agreed ? 'consent.agree' : 'consent.decline');
      return (
        <ReviewRow
          {...picture(item.picture)}
          label={label}
          value={
            <>
              <Sayings say={[answer]} />
              <ForTheCounter say={[label, answer]} />
            </>
          }
          missing={item.agreed === undefined}
          onChange={() => acts.goTo({ at: 'consent', consent: item.consent })}
        />
      );
    }
    case 'calculation': {
      const label = ofService(view, `calculation.${item.id}.label`);
      const result = calculationSaying(item);
      return (
        <ReviewRow
          {...picture(item.picture)}
          label={label}
          value={
            <>
              <Sayings say={[result]} personal={item.personal} />
              <ForTheCounter say={[label, result]} />
            </>
          }
        />
      );
    }
  }
}

function Count({ item, view }: { item: Extract<ReviewItem, { kind: 'rows' }>; view: PlaceProps['view'] }) {
  const values = { number: item.count };
  const own = { ns: view.service.digest, key: `step.${item.step}.count`, values };
  return <Sayings say={[useEither(own, resident('review.count', values))]} />;
}

function isAddress(value: Value | undefined): value is Address {
  return typeof value === 'object' && 'levels' in value;
}

function isPersonal(item: ReviewItem): boolean {
  if (item.kind === 'answer') return item.question.personal;
  return item.kind === 'calculation' && item.personal;
}

function keyOf(item: ReviewItem): string {
  switch (item.kind) {
    case 'answer':
      return `${item.question.path.question} ${item.question.path.row ?? ''}`;
    case 'rows':
      return `rows ${item.step}`;
    case 'row':
      return `row ${item.row}`;
    case 'consent':
      return `consent ${item.consent}`;
    case 'calculation':
      return `${item.id} ${item.row ?? ''}`;
  }
}
