import type { Chance } from './random.ts'

/** Surnames by rough frequency, most frequent first. */
const surnames: readonly (readonly [string, number])[] = [
  ['王', 72],
  ['李', 71],
  ['张', 68],
  ['刘', 54],
  ['陈', 45],
  ['杨', 31],
  ['黄', 23],
  ['赵', 21],
  ['吴', 20],
  ['周', 19],
  ['徐', 14],
  ['孙', 14],
  ['马', 12],
  ['朱', 12],
  ['胡', 12],
  ['郭', 11],
  ['何', 11],
  ['林', 11],
  ['罗', 10],
  ['高', 10],
  ['郑', 9],
  ['梁', 9],
  ['谢', 8],
  ['宋', 7],
  ['唐', 7],
  ['许', 7],
  ['邓', 6],
  ['韩', 6],
  ['冯', 6],
  ['曹', 6],
  ['彭', 6],
  ['曾', 6],
  ['肖', 5],
  ['田', 5],
  ['董', 5],
  ['潘', 5],
  ['袁', 5],
  ['蔡', 5],
  ['蒋', 5],
  ['余', 5],
  ['于', 4],
  ['杜', 4],
  ['叶', 4],
  ['程', 4],
  ['魏', 4],
  ['苏', 4],
  ['吕', 4],
  ['丁', 4],
  ['任', 4],
  ['卢', 3],
  ['姚', 3],
  ['沈', 3],
  ['钟', 3],
  ['姜', 3],
  ['崔', 3],
  ['谭', 3],
  ['陆', 3],
  ['范', 3],
  ['汪', 3],
  ['廖', 3],
  ['石', 2],
  ['金', 2],
  ['韦', 2],
  ['贾', 2],
  ['夏', 2],
  ['方', 2],
  ['邹', 2],
  ['熊', 2],
  ['白', 2],
  ['孟', 2],
  ['秦', 2],
  ['邱', 2],
  ['欧阳', 1],
  ['上官', 1],
  ['司徒', 1],
  ['单', 1],
  ['解', 1],
  ['仇', 1],
]

const older = {
  female: [
    '秀英',
    '桂兰',
    '玉珍',
    '淑芬',
    '桂英',
    '凤英',
    '秀兰',
    '玉梅',
    '春梅',
    '美华',
    '爱华',
    '素芳',
    '丽华',
    '惠珍',
  ],
  male: [
    '建国',
    '国强',
    '志明',
    '建军',
    '德胜',
    '文华',
    '永强',
    '福生',
    '长林',
    '国平',
    '建华',
    '卫东',
    '志刚',
    '荣华',
  ],
} as const
const middle = {
  female: [
    '丽',
    '敏',
    '静',
    '艳',
    '芳',
    '燕',
    '娟',
    '霞',
    '红梅',
    '晓燕',
    '海燕',
    '雪梅',
    '小红',
    '玲',
    '慧',
    '婷',
    '丽娜',
    '倩',
  ],
  male: [
    '伟',
    '强',
    '磊',
    '军',
    '勇',
    '涛',
    '明',
    '超',
    '刚',
    '辉',
    '鹏',
    '志强',
    '海涛',
    '晓东',
    '建平',
    '俊',
    '斌',
    '立新',
  ],
} as const
const younger = {
  female: [
    '欣怡',
    '梓涵',
    '雨桐',
    '思琪',
    '佳怡',
    '诗涵',
    '晓彤',
    '雅婷',
    '梦瑶',
    '婧',
    '语嫣',
    '可欣',
    '若曦',
    '子琪',
  ],
  male: [
    '浩然',
    '子轩',
    '宇航',
    '俊杰',
    '博文',
    '梓豪',
    '天佑',
    '一鸣',
    '嘉豪',
    '明轩',
    '泽宇',
    '思远',
    '家明',
    '睿',
  ],
} as const

export type Gender = 'female' | 'male'
export type Generation = 'older' | 'middle' | 'younger'

const given: Readonly<Record<Generation, Readonly<Record<Gender, readonly string[]>>>> = {
  older,
  middle,
  younger,
}

export const surname = (chance: Chance): string => chance.weighted(surnames)

export const givenName = (chance: Chance, gender: Gender, generation: Generation): string =>
  chance.pick(given[generation][gender])

/**
 * A mobile number out of ranges no operator hands out (154-0 and 163-0), so that nobody can be rung up by an
 * example.
 */
export function phoneNumber(chance: Chance): string {
  const range = chance.pick(['1540', '1630'])
  return range + String(chance.between(0, 9_999_999)).padStart(7, '0')
}

/** Written as people write: mostly plain, some with blanks or dashes. */
export function written(chance: Chance, phone: string): string {
  const style = chance.next()
  if (style < 0.85) return phone
  const gap = style < 0.93 ? ' ' : '-'
  return [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)].join(gap)
}
