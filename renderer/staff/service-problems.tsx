import { Ask } from '../part/ask/ask.tsx';
import { Pages } from '../part/pages/pages.tsx';
import { Spoken } from '../speech/spoken.tsx';
import type { RefusedService } from './refused-service-row.tsx';
import { authoring, staff } from './say.ts';
import { StaffFrame } from './staff-frame.tsx';
import './staff.css';

/** What keeps a service from being offered, in the sentences that its author knows: what to mend, and where. */
export function ServiceProblems({ refused, onBack }: { refused: RefusedService; onBack(): void }) {
  return (
    <StaffFrame leave={{ say: staff('why.back'), onPress: onBack }}>
      <Ask say={staff('service.title', { service: refused.service })} small />
      <Pages
        items={[
          { id: 'hint', node: <Spoken as="p" className="staff-line" say={staff('service.hint')} /> },
          ...refused.problems.flatMap(blocksOf),
        ]}
      />
    </StaffFrame>
  );
}

/** What is wrong, and where: one block of both would be higher than a page of the smallest panel. */
function blocksOf({ file, at, code, params }: RefusedService['problems'][number], place: number) {
  const where = authoring(at === '' ? 'where-file' : 'where', { file, at });
  return [
    {
      id: `${place} what`,
      node: <Spoken as="strong" className="staff-line" say={authoring(code, params)} />,
    },
    { id: `${place} where`, node: <Spoken as="p" className="staff-line staff-place" say={where} /> },
  ];
}
