import { slipText } from '../../core/code/own-code.ts';
import type { Manner, Printed, Slip } from '../../core/contract.ts';
import { summaryOf } from '../../core/service/summary.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { patiently } from '../device/printer/patiently.ts';
import type { Printer } from '../device/printer/port.ts';
import { isDiskRefusal } from '../store/disk-refusal.ts';
import type { ShownSlipTable } from '../store/shown-slip.ts';
import type { SubmissionRow, SubmissionTable } from '../store/submission.ts';
import { type Papers, wordsOf } from './paper.ts';
import { done, good, refused, type Done, type Result } from './result.ts';

/** The slips: shown on the screen on which they were made, until the resident has gone, and on no other. */
export interface Slips {
  shownOn(screen: string): string | undefined;
  /** In which it is shown there: as its session was. */
  mannerOn(screen: string): Manner | undefined;
  read(screen: string, submission: string): Result<Slip, 'slip-gone'>;
  print(
    screen: string,
    submission: string,
    language: string,
  ): Promise<Result<{ printed: Printed }, 'slip-gone'>>;
  /** A slip that was just made: shown, and printed without keeping anybody waiting for a slow printer. */
  printSoon(screen: string, submission: string, language: string): Promise<void>;
  show(screen: string, submission: string, manner: Manner): void;
  rate(screen: string, submission: string, faces: number): Result<Done, 'slip-gone'>;
  /** Shown no more from here on, whatever the disk says to it. Whether the visit is over is not said by that. */
  done(screen: string, submission: string): void;
  /** Nobody is before this screen any more, or somebody else. */
  hide(screen: string): void;
  /** Takes away for good what is only shown no more. Throws where the disk still does not take it. */
  takeAway(): void;
}

export interface SlipsParts {
  readonly shown: ShownSlipTable;
  readonly submissions: SubmissionTable;
  readonly catalog: Catalog;
  readonly printer: Printer;
  readonly papers: Papers;
  readonly kiosk: () => { readonly id: string; readonly name: string };
  readonly now: () => number;
  readonly changed: (submission: string) => void;
}

export function slipsOf(parts: SlipsParts): Slips {
  const { shown, submissions, catalog, printer, papers, kiosk, now, changed } = parts;

  /** The slip that each screen must not show any more, where the disk did not take that. */
  const hidden = new Map<string, string>();
  /** The papers that the printer is at. In memory alone: after a restart it is at none of them any more. */
  const printing = new Map<string, Promise<Printed>>();

  const standingOn = (screen: string) => {
    const standing = shown.on(screen);
    return standing && standing.submission !== hidden.get(screen) ? standing : undefined;
  };

  const read = (screen: string, submission: string): Result<Slip, 'slip-gone'> => {
    const standing = standingOn(screen);
    const row = standing?.submission === submission ? submissions.get(submission) : undefined;
    if (!standing || !row) return refused('slip-gone');
    const { digest } = row.service;
    const service = catalog.byDigest(digest)?.service;
    return good({
      ...slipFrom(row, printing.has(submission) ? 'printing' : standing.printed, kiosk()),
      summary: service ? summaryOf(service, digest) : null,
    });
  };

  const print: Slips['print'] = async (screen, submission, language) => {
    const slip = read(screen, submission);
    if (!slip.ok) return slip;
    // A second touch while the printer is at it asks for the same paper.
    const already = printing.get(submission);
    if (already) return good({ printed: await already });
    const words = wordsOf(catalog, slip.value.service.digest, language);
    const chinese = wordsOf(catalog, slip.value.service.digest, 'zh-CN').title;
    const paper = printer.print(papers.slip(slip.value, words, language, chinese));
    printing.set(submission, paper);
    changed(submission);
    try {
      const printed = await paper;
      // It may have left the screen while the printer was at work.
      if (standingOn(screen)?.submission === submission) tryToKeep(() => shown.keepPrinted(screen, printed));
      return good({ printed });
    } finally {
      printing.delete(submission);
      changed(submission);
    }
  };

  return {
    shownOn: (screen) => standingOn(screen)?.submission,
    mannerOn: (screen) => standingOn(screen)?.manner,
    read,
    print,
    printSoon: (screen, submission, language) => patiently(print(screen, submission, language)),
    // Should the power fail before the printer is done, nobody knows whether there is a paper: it can be asked for again.
    show: (screen, submission, manner) => shown.show(screen, { submission, printed: 'failed', manner }),
    rate: (screen, submission, faces) => {
      if (standingOn(screen)?.submission !== submission) return refused('slip-gone');
      shown.rate(submission, faces, now());
      return good(done);
    },
    done: (screen, submission) => {
      if (standingOn(screen)?.submission !== submission) return;
      hidden.set(screen, submission);
      if (tryToKeep(() => shown.hide(screen))) hidden.delete(screen);
    },
    // What is hidden stays so: this is part of a transaction, and where the disk does not take that the slip stands there again.
    hide: (screen) => shown.hide(screen),
    takeAway: () => {
      for (const [screen, submission] of hidden) {
        if (shown.on(screen)?.submission === submission) shown.hide(screen);
        hidden.delete(screen);
      }
    },
  };
}

/** Whether the disk took it. For what is so already, in a hand or before nobody's eyes, and only noted on the disk. */
function tryToKeep(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (error) {
    if (!isDiskRefusal(error)) throw error;
    return false;
  }
}

function slipFrom(
  row: SubmissionRow,
  printed: Slip['printed'],
  kiosk: { id: string; name: string },
): Omit<Slip, 'summary'> {
  return {
    submission: row.submission,
    number: row.number,
    kiosk: kiosk.name,
    service: row.service,
    at: row.at,
    delivery: row.delivery,
    receipt: row.receipt,
    code: slipText(kiosk.id, row.number),
    printed,
  };
}
