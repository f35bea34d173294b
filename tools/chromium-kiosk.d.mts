export function makeProfile(profile: string, link: string): void;
