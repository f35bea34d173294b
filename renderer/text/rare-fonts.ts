const families = { 'BabelStone Han': 'BabelStoneHan', HanaMinA: 'HanaMinA', HanaMinB: 'HanaMinB' };

/**
 * The fonts with the rarest characters of names, the nearest shapes first, as `style/base.css` names them. One of the system
 * is taken before the same one out of the package; where neither is there, the next is asked. They are tens of megabytes, and
 * each is fetched when a character is shown that those before it have not.
 */
export const rareFonts = Object.entries(families).map(
  ([family, file]) =>
    new FontFace(family, `local('${family}'), url('/font/${file}.ttf') format('truetype')`, {
      unicodeRange: 'U+3400-4DBF, U+9FA6-9FFF, U+F900-FAFF, U+20000-3FFFC',
    }),
);

for (const face of rareFonts) document.fonts.add(face);
