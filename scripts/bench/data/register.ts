import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { chanceOf } from '../../../main/demo/random.ts'
import { textMaker } from '../search-texts.ts'

const headings =
  '编号,受理时间,受理方式,类型,问题类别,房号,客户姓名,联系电话,投诉内容,状态,关闭时间,处理结果,责任人,天气,备注'
const matters = [
  ['报修', '卫生间渗漏'],
  ['报修', '墙面开裂'],
  ['投诉', '物业服务'],
  ['投诉', '不存在的类别'],
  ['咨询', '产权办理'],
] as const
const hour = 3_600_000
const first = Date.UTC(2016, 0, 1)
const last = Date.UTC(2026, 8, 30)

/** Whose home a row may name. */
export interface RegisterHome {
  readonly number: string
  readonly name: string
}

const stamp = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ')

function* linesOf(count: number, homes: readonly RegisterHome[], mark: string): Generator<string> {
  const chance = chanceOf(7)
  const makeText = textMaker(() => chance.next())
  yield `${headings}\n`
  for (let index = 0; index < count; index += 1) {
    const at = first + Math.floor((index / count) * (last - first))
    // The newest hundredth is still being worked on.
    const open = index > count * 0.99
    const [kind, category] = chance.pick(matters)
    const home = chance.pick(homes)
    const cells = [
      `${mark}${String(index + 1).padStart(6, '0')}`,
      stamp(at),
      chance.happens(0.5) ? '来电' : '来访',
      kind,
      category,
      home.number,
      home.name,
      `139${String(10_000_000 + (index % 50_000))}`,
      makeText(),
      open ? '处理中' : '已关闭',
      open ? '' : stamp(at + chance.between(1, 200) * hour),
      open ? '' : makeText(),
      `经办${index % 12}`,
      chance.happens(0.5) ? '晴' : '雨',
      chance.happens(0.3) ? makeText() : '',
    ]
    yield `${cells.join(',')}\n`
  }
}

/** Writes an old register of so many rows, oldest first, the same for the same homes; `mark` begins its numbers. */
export async function writeRegister(
  path: string,
  count: number,
  homes: readonly RegisterHome[],
  mark: string,
): Promise<void> {
  await pipeline(Readable.from(linesOf(count, homes, mark)), createWriteStream(path))
}
