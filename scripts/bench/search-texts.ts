/** Texts, names and phones for the search benchmark, skewed as real ones are, the same for every run. */

/** Random numbers from a seed (mulberry32), so that runs compare. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const PHRASES =
  '的 业主 反映 客厅 漏水 阳台 卫生间 厨房 墙面 开裂 门窗 渗水 请 尽快 处理 维修 地板 空鼓 电梯 故障 停车位 噪音 投诉 物业 施工 质量 回复 电话 联系 已 未 外墙 脱落 天花板 发霉 下水 堵塞 水管 爆裂 插座 没电 燃气 报警 合同 面积 差异 交房 延期 赔偿 装修 垃圾 绿化 路灯 门禁 保安 态度 lounge wifi app 3#1201 2-1-502'.split(
    ' ',
  )

/** Characters by falling frequency: 3,000 of the common block in an order given by the seed. */
function alphabet(random: () => number): string[] {
  const characters = Array.from({ length: 3_000 }, (_, index) => String.fromCodePoint(0x4e00 + index * 6))
  for (let index = characters.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1))
    const swap = characters[index] ?? ''
    characters[index] = characters[other] ?? ''
    characters[other] = swap
  }
  return characters
}

/** Picks by Zipf's law: the n-th of the list about n times less often than the first. */
function skewed<T>(list: readonly T[], random: () => number, fallback: T): T {
  return list[Math.floor(list.length ** random()) - 1] ?? fallback
}

/** A mobile number. */
export function phone(random: () => number): string {
  const prefixes = ['138', '139', '135', '137', '150', '158', '186', '187', '133', '177']
  return skewed(prefixes, random, '138') + String(Math.floor(random() * 1e8)).padStart(8, '0')
}

/** A maker of texts of about 30 characters. */
export function textMaker(random: () => number): () => string {
  const characters = alphabet(random)
  return () => {
    let text = ''
    const length = 20 + Math.floor(random() * 20)
    while (text.length < length) {
      text += random() < 0.5 ? skewed(PHRASES, random, '的') : skewed(characters, random, '一')
      if (random() < 0.06) text += '，'
    }
    return text
  }
}

const SURNAMES = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任单解仇区',
)
const GIVEN = Array.from(
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玲文华建国红志海波辉鹏宇浩然子轩梓涵雨欣怡佳琪思睿晨阳博嘉诗乐重行长',
)

/** A Chinese name of two or three characters. */
export function personName(random: () => number): string {
  const given = random() < 0.3 ? 1 : 2
  let name = skewed(SURNAMES, random, '王')
  for (let index = 0; index < given; index++) name += GIVEN[Math.floor(random() * GIVEN.length)] ?? '伟'
  return name
}
