import { describe, expect, test } from 'vitest';
import { candidates } from '../../../renderer/pinyin/candidates.ts';
import { shippedDictionary } from '../../support/shipped-dictionary.ts';

const dictionary = shippedDictionary();
const offered = (letters: string, name = false, before = '') =>
  candidates(dictionary, letters, { name, before });
const texts = (letters: string, name = false, before = '') =>
  offered(letters, name, before).map(({ text }) => text);

/** What the residents of these services write, and what their parents called them. */
const words = `
  身份证 shenfenzheng 高龄津贴 gaolingjintie 低保 dibao 残疾证 canjizheng 户口簿 hukoubu 建档立卡 jiandanglika
  路灯 ludeng 下水道 xiashuidao 漏水 loushui 垃圾 laji 电梯 dianti 楼道 loudao 井盖 jinggai 停电 tingdian 噪音 zaoyin 扶手 fushou
  老伴 laoban 儿子 erzi 女儿 nver 邻居 linju 晚上 wanshang 门口 menkou 坏了 huaile 不亮 buliang 村委会 cunweihui 居委会 juweihui
  中国 zhongguo 北京 beijing 上海 shanghai 我们 women 没有 meiyou 时候 shihou 孩子 haizi 医院 yiyuan 看病 kanbing 吃药 chiyao 走路 zoulu
  我家门口的路灯不亮 wojiamenkoudeludengbuliang 请你们修一下 qingnimenxiuyixia 楼道里没有灯 loudaolimeiyoudeng
`;
const names = `
  王秀英 wangxiuying 王桂珍 wangguizhen 李秀英 lixiuying 李玉兰 liyulan 张玉珍 zhangyuzhen 张桂英 zhangguiying 刘淑珍 liushuzhen
  陈秀兰 chenxiulan 王建国 wangjianguo 张建军 zhangjianjun 李志明 lizhiming 赵德胜 zhaodesheng 周国华 zhouguohua 徐桂芳 xuguifang
  孙福生 sunfusheng 马玉梅 mayumei 吴凤英 wufengying 郑海燕 zhenghaiyan 欧阳秀英 ouyangxiuying 何春花 hechunhua 林美云 linmeiyun
  高翠花 gaocuihua 罗永福 luoyongfu 梁金莲 liangjinlian 宋长林 songchanglin 解珊 xieshan 单玉琴 shanyuqin 曾庆红 zengqinghong
  吕桂兰 lvguilan 任淑芬 renshufen 覃桂花 qinguihua 诸葛明 zhugeming 司马光 simaguang 王芳 wangfang 李伟 liwei 张敏 zhangmin
`;

function pairs(list: string): [text: string, letters: string][] {
  const parts = list.trim().split(/\s+/);
  return parts.flatMap((text, at) => (at % 2 === 0 ? [[text, parts[at + 1] ?? '']] : []));
}

function share(list: [string, string][], name: boolean, top: number): number {
  return (
    list.filter(([text, letters]) => texts(letters, name).slice(0, top).includes(text)).length / list.length
  );
}

describe('what is meant comes first', () => {
  test('words and sentences', () => {
    const list = pairs(words);
    expect(share(list, false, 1)).toBeGreaterThan(0.9);
    expect(share(list, false, 5)).toBeGreaterThan(0.95);
  });

  test('whole names in one go', () => {
    expect(share(pairs(names), true, 1)).toBeGreaterThan(0.7);
    expect(share(pairs(names), true, 5)).toBeGreaterThan(0.85);
  });

  test('what people are called stands on the first page, once the surname is written', () => {
    const called = pairs(
      '秀 xiu 英 ying 桂 gui 珍 zhen 建 jian 国 guo 明 ming 芳 fang 莲 lian 淑 shu 芬 fen 福 fu 德 de 胜 sheng',
    );
    expect(
      called.filter(([text, letters]) => !texts(letters, true, '王').slice(0, 6).includes(text)),
    ).toEqual([]);
  });
});

describe('how much is used up', () => {
  test('a character of the first syllable leaves the rest', () => {
    expect(offered('wangguizhen', true)).toContainEqual({ text: '汪', letters: 4 });
  });

  test('an unfinished syllable at the end is a beginning', () => {
    expect(texts('shenfenz')[0]).toBe('身份证');
    expect(texts('wangg', true)[0]).toMatch(/^王./u);
  });

  test('two readings of the same letters are both offered', () => {
    expect(texts('xian')).toEqual(expect.arrayContaining(['先', '县', '西安']));
    expect(texts("xi'an")[0]).toBe('西安');
    expect(texts('fangan')).toEqual(expect.arrayContaining(['方案', '反感']));
  });

  test('letters that are no pinyin lead to what they begin with', () => {
    expect(offered('sfz')).toContainEqual({ text: '是', letters: 1 });
    expect(texts('v')).toEqual([]);
    expect(texts('')).toEqual([]);
  });

  test('nothing is offered twice', () => {
    for (const letters of ['yi', 'xian', 'wangguizhen', 'lu']) {
      expect(new Set(texts(letters, true)).size).toBe(texts(letters, true).length);
    }
  });
});
