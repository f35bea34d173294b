/** How fast it is spoken: 1 is an ordinary conversation, some 210 Chinese characters a minute. */
export const speedSteps: readonly number[] = [0.5, 0.65, 0.8, 1, 1.25, 1.6, 2];
/** Some 170 characters a minute: old ears follow slower speech better. */
export const ordinarySpeed = 2;
