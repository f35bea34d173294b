export function makeProfile(profile: string, link: string): void;
export const kioskEnvironment: { CHROME_CONFIG_HOME: string };
export function kioskSwitches(how: { profile: string; window?: string | undefined }): string[];
export function openChromium(
  link: string,
  how: { profile: string; window?: string | undefined },
): Promise<number>;
