/** The shapes that a component takes by its place, the full one first: 水 is 氵 on the left and 氺 below. */
const shapes =
  '人亻𠆢 刀刂 卜⺊ 卩㔾 尢兀 川巛 彐彑 心忄㣺 手扌龵 攴攵 水氵氺 火灬 爪爫 犬犭 玉王 示礻 糸糹纟 网罒 老耂 肉⺼月 艸艹 衣衤 西覀 言訁讠 足𧾷 辵辶 阜阝 邑阝 金釒钅 食飠饣 竹⺮ 小⺌ 雨⻗ 虎虍 长镸 長镸 牛牜 羊⺶ 见見 贝貝 车車 门門 韦韋 页頁 风風 马馬 鱼魚 鸟鳥 麦麥 齐齊 齿齒 龙龍 龟龜'.split(
    ' ',
  );

const formsOf = new Map<string, Set<string>>();
for (const group of shapes) {
  const [full = '', ...others] = Array.from(group);
  // 月 is itself and, in 胖, 肉: from the full shape to the others and back, but not from one to another.
  for (const other of others) {
    formsOf.set(full, (formsOf.get(full) ?? new Set()).add(other));
    formsOf.set(other, (formsOf.get(other) ?? new Set()).add(full));
  }
}

/** A component and all the shapes that are the same to whoever names it. */
export function formsFor(component: string): readonly string[] {
  return [component, ...(formsOf.get(component) ?? [])];
}
