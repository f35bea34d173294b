import { showApproximate, traditionalForgotten } from '../chinese/approximate.ts';
import { shownLunar, traditionalLunar } from '../chinese/lunar.ts';
import type { Forms } from '../forms.ts';
import { showDay, shown as zhShown } from '../zh-cn/shown.ts';

/** Figures are written as on the mainland: 2026 年 11 月 23 日, 380 元. */
export const shown: Forms = {
  ...zhShown,
  date: (day) => showDay(day) ?? showApproximate(day, traditionalForgotten) ?? day,
  ...shownLunar(traditionalLunar),
};
