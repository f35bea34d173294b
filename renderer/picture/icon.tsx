/** Signs for keys, in the colour of the key's words: grid 48, line 5 round. */
function sign(path: string, weight?: 'bold' | 'onward') {
  return function Icon({ className }: { className?: string }) {
    return (
      <svg className={className ? `icon ${className}` : 'icon'} viewBox="0 0 48 48" aria-hidden="true">
        <path className={weight} d={path} />
      </svg>
    );
  };
}

export const NextIcon = sign('M8 24H39M26 10 40 24 26 38', 'onward');
export const BackIcon = sign('M40 24H9M22 10 8 24 22 38', 'onward');
export const UpIcon = sign('M24 40V9M10 22 24 8 38 22');
export const DownIcon = sign('M24 8V39M10 26 24 40 38 26');
export const CheckIcon = sign('M9 25 20 36 40 13');
export const ListenIcon = sign('M6 18H14L25 9V39L14 30H6ZM32 17Q37 24 32 31M38 11Q47 24 38 37');
export const LouderIcon = sign('M3 18H9L18 10V38L9 30H3ZM26 30V26M34 33V20M42 36V13');
export const SlowerIcon = sign(
  'M8 32C8 18 18 12 25 12S38 20 38 32ZM4 32H42M38 30C44 30 46 25 43 22 40 20 37 22 37 25M14 33V38M31 33V38',
);
/** A hare: quicker than the tortoise. */
export const FasterIcon = sign(
  'M31 20C25 12 23 5 27 4 31 3 34 11 34 17M34 17C41 16 46 20 45 25 44 28 39 29 36 28M31 20C20 19 8 24 7 36H36C37 33 35 30 31 29M14 36V41M33 36V41',
);
export const PauseIcon = sign('M16 12V36M32 12V36', 'bold');
export const EditIcon = sign('M8 40 11 29 32 8 40 16 19 37ZM27 13 35 21');
export const EraseIcon = sign('M16 9H43V39H16L3 24ZM23 18 35 30M35 18 23 30');
export const AgainIcon = sign('M39 18A17 17 0 1 0 41 27M40 7V19H28');
export const ParkIcon = sign('M6 20H42V40H6ZM24 4V27M16 19 24 28 32 19');
export const AddIcon = sign('M24 9V39M9 24H39');
export const PhoneIcon = sign('M15 6Q10 6 8 11 6 18 14 28T35 42Q41 41 42 36L35 28 29 31Q22 28 18 20L22 15Z');
export const CameraIcon = sign('M5 14H15L18 8H30L33 14H43V39H5ZM24 33A8 8 0 1 0 24 17 8 8 0 1 0 24 33Z');
export const MicrophoneIcon = sign(
  'M24 5A7 7 0 0 0 17 12V23A7 7 0 0 0 31 23V12A7 7 0 0 0 24 5ZM10 22A14 14 0 0 0 38 22M24 36V44M15 44H33',
);
/** How something before the camera is to lie: larger, smaller, straight, still, in more light, away from a lamp. */
export const NearerIcon = sign(
  'M20 20 7 7M7 18V7H18M28 28 41 41M30 41H41V30M28 20 41 7M30 7H41V18M20 28 7 41M7 30V41H18',
);
export const FurtherIcon = sign(
  'M6 6 19 19M19 8V19H8M42 42 29 29M29 40V29H40M42 6 29 19M29 8V19H40M6 42 19 29M8 29H19V40',
);
export const StraightIcon = sign(
  'M9 40V13H31V40ZM15 21H25M15 28H25M38 12A17 17 0 0 1 43 26M43 10 37 12 39 18',
);
export const StillIcon = sign('M15 11H33V37H15ZM8 17V31M40 17V31M3 21V27M45 21V27');
export const SunIcon = sign(
  'M24 32A8 8 0 1 0 24 16 8 8 0 1 0 24 32ZM24 4V9M24 39V44M4 24H9M39 24H44M10 10 13 13M35 35 38 38M38 10 35 13M13 35 10 38',
);
export const MirrorIcon = sign(
  'M8 14H40V40H8ZM24 20V34M17 27H31M19 22 29 32M29 22 19 32M18 8 20 4M28 4 30 8',
);
export const PaperIcon = sign('M13 6H35V42H13ZM19 15H29M19 23H29M19 31H25');
export const WholeIcon = sign('M5 12H43V38H5ZM15 18 33 16 35 32 13 33Z');
export const DropIcon = sign('M12 14H36L34 42H14ZM7 14H41M18 14V7H30V14M20 21V35M28 21V35');
export const StickIcon = sign('M15 19H33V44H15ZM18 19V5H30V19M22 10V13M26 10V13M24 27V36');
export const PrintIcon = sign('M13 17V6H35V17M13 35H6V17H42V35H35M13 28H35V42H13Z');
export const EyeIcon = sign(
  'M4 24Q14 10 24 10T44 24Q34 38 24 38T4 24ZM24 30A6 6 0 1 0 24 18 6 6 0 1 0 24 30Z',
);

export const EyeShutIcon = sign('M4 24Q14 36 24 36T44 24M24 36V43M11 32 7 38M37 32 41 38');

export const SitIcon = sign(
  'M19 12A5 5 0 1 0 19 2 5 5 0 1 0 19 12ZM19 13V28H33L38 42M19 20H31M13 24A12 12 0 1 0 31 38',
);

/** Two heads side by side, the one before the other. */
export const TogetherIcon = sign(
  'M17 22A8 8 0 1 0 17 6 8 8 0 1 0 17 22ZM4 42C4 32 9 27 17 27S30 32 30 42M33 8A7 7 0 0 1 33 22M35 28C41 30 44 35 44 42',
);

/** A tick on a sheet that is not whole: it does not count. */
export const TryIcon = sign(
  'M7 15V7H15M20 7H28M33 7H41V15M41 20V28M41 33V41H33M28 41H20M15 41H7V33M7 28V20M16 24 22 31 33 17',
);

/** The five strokes that Chinese is written with, and one that somebody is not sure of. */
export const LevelStrokeIcon = sign('M6 24H42');
export const UprightStrokeIcon = sign('M24 6V42');
export const LeftStrokeIcon = sign('M35 6Q34 28 12 42');
export const DotStrokeIcon = sign('M17 12Q30 20 32 36');
export const BentStrokeIcon = sign('M8 12H38V34Q38 41 28 38');
export const AnyStrokeIcon = sign('M14 16Q14 6 24 6T34 16Q34 23 24 28V32M24 41V42');

/** A large and a small letter: how the words look. */
export const WordsIcon = sign('M3 40 16 8 29 40M8 29H24M31 40 38 22 45 40M33 34H43');

/** The red octagon of 不办了: the only red there is, always with its word. */
export function StopIcon({ className }: { className?: string }) {
  return (
    <svg className={className ? `icon ${className}` : 'icon'} viewBox="0 0 48 48" aria-hidden="true">
      <path className="stop" d="M15 3H33L45 15V33L33 45H15L3 33V15Z" />
      <path className="stop-cross" d="M16 16 32 32M32 16 16 32" />
    </svg>
  );
}

/** "Look here": amber, and never a reproach. */
export function WarnIcon({ className }: { className?: string }) {
  return (
    <svg className={className ? `icon ${className}` : 'icon'} viewBox="0 0 48 48" aria-hidden="true">
      <path className="warn" d="M24 4 45.5 42H2.5Z" />
      <path className="warn-mark" d="M24 18V28M24 35V35.1" />
    </svg>
  );
}
