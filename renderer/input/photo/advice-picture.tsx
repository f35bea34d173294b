import type { ReactNode } from 'react';
import {
  BackIcon,
  CheckIcon,
  DownIcon,
  FurtherIcon,
  MirrorIcon,
  NearerIcon,
  NextIcon,
  PaperIcon,
  StillIcon,
  StraightIcon,
  SunIcon,
  UpIcon,
} from '../../picture/icon.tsx';
import type { Advice } from './guide.ts';

/** Arrows are those of the screen: where it is mirrored, so is what moves on it. */
const pictures: Readonly<Record<Advice, ReactNode>> = {
  dim: <SunIcon />,
  'no-paper': <PaperIcon />,
  'too-near': <FurtherIcon />,
  'too-far': <NearerIcon />,
  'to-left': <BackIcon />,
  'to-right': <NextIcon />,
  'to-top': <UpIcon />,
  'to-bottom': <DownIcon />,
  slanting: <StraightIcon />,
  glare: <MirrorIcon />,
  blurred: <StillIcon />,
  moving: <StillIcon />,
  good: <CheckIcon />,
};

/** What is advised, as a picture. */
export function AdvicePicture({ advice, mirrored }: { advice: Advice | undefined; mirrored: boolean }) {
  if (!advice) return pictures['no-paper'];
  if (mirrored && advice === 'to-left') return pictures['to-right'];
  if (mirrored && advice === 'to-right') return pictures['to-left'];
  return pictures[advice];
}
