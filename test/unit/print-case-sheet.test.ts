import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'qrcode'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DeskError } from '../../main/contract/errors.ts'
import { renderCaseSheet } from '../../main/print/case-sheet.ts'
import { readPdf } from './print-reading.ts'
import { sampleSheet, SUNDAY_EVENING } from './print-sample.ts'

async function photo(width: number, height: number, orientation?: number): Promise<Uint8Array> {
  const image = sharp({ create: { width, height, channels: 3, background: '#3366cc' } }).jpeg()
  return await (orientation === undefined ? image : image.withMetadata({ orientation })).toBuffer()
}

async function read(sheet: ReturnType<typeof sampleSheet>, language: 'zh' | 'en' = 'zh') {
  const { pages, pdf } = await readPdf(await renderCaseSheet(sheet, { language }))
  return { pages, pdf, text: pages.map(page => page.text).join('') }
}

describe('a printed case sheet', () => {
  it('says everything in Chinese, in text that can be copied', async () => {
    const { pages, text } = await read(
      sampleSheet({
        callerName: '张堃、司徒㛃、欧阳𬭎',
        callerPhone: '138****5678',
        unit: '3栋2单元1201室',
        place: '主卧飘窗上沿',
        asked: '更换地板约12㎡，赔偿¥1,200.00。',
        marks: ['紧急'],
        dueAt: SUNDAY_EVENING + 7 * 86_400_000,
        dueReason: '投诉7天内',
        firstContact: '王喆',
        responsible: '工程部',
        resolution: '已更换',
        verification: '回访满意',
        attachments: [{ name: '来信.docx', note: '2页' }],
      }),
    )
    expect(pages).toHaveLength(1)
    for (const said of [
      '云上花园客户服务中心',
      '地址：海棠路88号',
      '顾客意见处理单',
      'KF-HT01-202607-0042',
      '投诉·二级·处理中',
      '紧急',
      '房屋质量/渗漏',
      '2026-07-12周日18:40',
      '2026-07-19周日18:40投诉7天内',
      '张堃、司徒㛃、欧阳𬭎',
      '138****5678',
      '3栋2单元1201室',
      '主卧飘窗上沿',
      '主卧飘窗渗水。',
      '更换地板约12㎡，赔偿¥1,200.00。',
      '王喆',
      '来访受理。',
      '已更换',
      '回访满意',
      '1.来信.docx2页',
      '客户签字',
      '经办人签字',
      '客服经理签字',
      '打印时间2026-07-12周日19:40打印人李晓敏',
      '第1页共1页',
    ]) {
      expect(text).toContain(said)
    }
    expect(text).not.toContain('〓')
  })

  it('has English words for an English reader and leaves the content as it is', async () => {
    const { pages, pdf } = await read(sampleSheet(), 'en')
    const lines = pages.flatMap(page => page.lines)
    expect(lines).toContain('Case sheet')
    expect(lines).toContain('What was said')
    expect(lines).toContain('主卧飘窗渗水。')
    expect(lines).toContain('Page 1 of 1')
    expect(lines).toContain('2026-07-12 Sun 18:40')
    expect(pdf.getTitle()).toBe('Case sheet KF-HT01-202607-0042')
    expect(
      lines.some(line => /受理|客户陈述|第.*页/u.test(line) && line !== '来访受理。' && line !== '受理'),
    ).toBe(false)
  })

  it('is A4 and dated by the clock it was given', async () => {
    const { pages, pdf } = await read(sampleSheet())
    expect(pages[0]).toMatchObject({ width: 595.28, height: 841.89 })
    expect(pdf.getCreationDate()?.getTime()).toBe(SUNDAY_EVENING + 3_600_000)
  })

  it('is the same file for the same sheet, whatever was printed in between', async () => {
    const sheet = sampleSheet({ photos: [{ bytes: await photo(40, 30), caption: '飘窗' }] })
    const first = await renderCaseSheet(sheet, { language: 'zh' })
    await renderCaseSheet(sampleSheet({ said: '⼀⼆㆔ other text 😡' }), { language: 'en' })
    const second = await renderCaseSheet(sheet, { language: 'zh' })
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })

  it('carries the number as QR code', async () => {
    const { pages } = await read(sampleSheet())
    const { modules } = create('KF-HT01-202607-0042', { errorCorrectionLevel: 'M' })
    const step = 62 / modules.size
    const boxes = [...(pages[0]?.content ?? '').matchAll(/^0 g (\S+) (\S+) (\S+) (\S+) re f$/gm)]
      .map(([, x, y, width, height]) => ({
        x: Number(x),
        y: Number(y),
        width: Number(width),
        height: Number(height),
      }))
      .filter(box => box.x > 480 && box.height < 4)
    const right = 595.28 - 48
    const top = Math.max(...boxes.map(box => box.y + box.height))
    const drawn = new Set<string>()
    for (const box of boxes) {
      const row = Math.round((top - box.y - box.height) / step)
      const column = Math.round((box.x - (right - 62)) / step)
      for (let i = 0; i < Math.round(box.width / step); i++) drawn.add(`${row},${column + i}`)
    }
    const expected = new Set<string>()
    for (let row = 0; row < modules.size; row++) {
      for (let column = 0; column < modules.size; column++) {
        if (modules.get(row, column) === 1) expected.add(`${row},${column}`)
      }
    }
    expect(drawn).toEqual(expected)
  })

  it('counts the marks that do not fit', async () => {
    const marks = Array.from({ length: 12 }, (_, index) => `很长的标记${index}`)
    const { pages } = await read(sampleSheet({ marks }))
    const lines = pages[0]?.lines ?? []
    const shown = lines.filter(line => line.startsWith('很长的标记')).length
    expect(shown).toBeGreaterThan(1)
    expect(lines).toContain(`+${12 - shown}`)
  })

  it('leaves room to write where there is no result yet', async () => {
    const empty = await read(sampleSheet({ level: undefined, resolution: undefined }))
    expect(empty.text).toContain('处理结果')
    expect(empty.text).toContain('等级—')
    expect(empty.text).toContain('未设时限')
  })
})

describe('photos', () => {
  it('are printed two to a row, upright, with captions', async () => {
    const photos = [
      { bytes: await photo(400, 300), caption: '飘窗' },
      { bytes: await photo(400, 300, 6), caption: '墙面' },
      { bytes: async () => await photo(300, 300), caption: '地板' },
    ]
    const { pages, text } = await read(sampleSheet({ photos }))
    expect(text).toContain('照片1飘窗')
    expect(text).toContain('照片3地板')
    const drawn = pages.flatMap(page =>
      [...page.content.matchAll(/^q (\S+) 0 0 (\S+) (\S+) (\S+) cm \/I\d+ Do Q$/gm)].map(match =>
        match.slice(1).map(Number),
      ),
    )
    expect(drawn).toHaveLength(3)
    const [first = [], turned = [], third = []] = drawn
    expect((first[0] ?? 0) / (first[1] ?? 1)).toBeCloseTo(4 / 3, 1)
    expect((turned[0] ?? 0) / (turned[1] ?? 1)).toBeCloseTo(3 / 4, 1)
    // The second stands right of the first, the third below it.
    expect(turned[2]).toBeGreaterThan((first[2] ?? 0) + (first[0] ?? 0))
    expect(third[3]).not.toBe(first[3])
  })

  it('that cannot be read have a box that says so', async () => {
    const broken = async () => await Promise.reject(new Error('file is gone'))
    const { pages, text } = await read(
      sampleSheet({
        photos: [
          { bytes: new Uint8Array([1, 2, 3]), caption: '坏文件' },
          { bytes: broken, caption: '丢失' },
        ],
      }),
    )
    expect(text.split('照片无法读取，文件可能已损坏')).toHaveLength(3)
    expect(text).toContain('照片1坏文件')
    expect(pages.reduce((sum, page) => sum + page.images, 0)).toBe(0)
  })

  it('that are cut off show what there is and say so', async () => {
    const noise = sharp({
      create: {
        width: 600,
        height: 400,
        channels: 3,
        background: '#888888',
        noise: { type: 'gaussian', mean: 128, sigma: 40 },
      },
    })
    const whole = await noise.jpeg().toBuffer()
    const { text, pages } = await read(
      sampleSheet({ photos: [{ bytes: whole.subarray(0, whole.length / 2), caption: '半张' }] }),
    )
    expect(text).toContain('文件有损坏，可能显示不全')
    expect(pages.reduce((sum, page) => sum + page.images, 0)).toBe(1)
  })

  it('beyond a hundred are counted on the page', async () => {
    const bytes = await photo(8, 8)
    const photos = Array.from({ length: 103 }, (_, index) => ({ bytes, caption: `${index}` }))
    const { pages, text } = await read(sampleSheet({ photos }))
    expect(text).toContain('照片100')
    expect(text).not.toContain('照片101')
    expect(text).toContain('另有3张照片未打印')
    expect(pages.length).toBeLessThan(60)
  })
})

describe('a sheet of absurd size', () => {
  it('prints the beginning of a text of a million characters and says how long it is', async () => {
    const { pages, text } = await read(sampleSheet({ said: '漏'.repeat(1_000_000) }))
    expect(text.split('漏').length - 1).toBeGreaterThanOrEqual(20_000)
    expect(text).toContain('此处打印前20,000字，全文共1,000,000字')
    expect(pages.length).toBeLessThan(40)
    expect(pages.at(-1)?.text).toContain(`第${pages.length}页共${pages.length}页`)
    for (const page of pages.slice(1)) expect(page.text).toContain('KF-HT01-202607-0042')
  })

  it('prints the latest entries of a long timeline, each once, under repeated headings', async () => {
    const timeline = Array.from({ length: 520 }, (_, index) => ({
      at: SUNDAY_EVENING + index * 60_000,
      who: '王喆',
      kind: '备注',
      text: `第${index}号记录`,
    }))
    const { pages, text } = await read(sampleSheet({ timeline }))
    expect(text).toContain('另有20条较早的记录未打印')
    expect(text).not.toContain('第19号记录')
    for (const index of [20, 21, 300, 519]) expect(text.split(`第${index}号记录`)).toHaveLength(2)
    for (const page of pages.filter(page => page.text.includes('号记录'))) {
      expect(page.text).toContain('时间经办人事项内容')
    }
  })

  it('divides an entry that is longer than a page without losing a character', async () => {
    const long = Array.from({ length: 600 }, (_, index) => `${index}漏`).join('')
    const { pages, text } = await read(
      sampleSheet({
        timeline: [{ at: SUNDAY_EVENING, who: '王喆', kind: '备注', text: long.repeat(1) }],
        said: '短',
      }),
    )
    expect(pages.length).toBeGreaterThan(1)
    for (const index of [0, 299, 599]) expect(text).toContain(`${index}漏`)
    expect(text.split('漏')).toHaveLength(602)
  })

  it('lists characters that no font has', async () => {
    const { text } = await read(sampleSheet({ callerName: '王𪚥', said: '한국' }))
    expect(text).toContain('以“〓”代替')
    for (const code of ['U+2A6A5', 'U+D55C', 'U+AD6D']) expect(text).toContain(code)
  })

  it('stops where the job is cancelled', async () => {
    let calls = 0
    const checkpoint = () => {
      if (++calls > 3) throw new DeskError('job.cancelled')
    }
    const sheet = sampleSheet({ said: '漏'.repeat(20_000) })
    await expect(renderCaseSheet(sheet, { language: 'zh', checkpoint })).rejects.toThrow(DeskError)
    expect(calls).toBe(4)
  })

  it('survives strange numbers and times', async () => {
    const { text } = await read(
      sampleSheet({ number: '号'.repeat(500), receivedAt: Number.NaN, dueAt: 8.64e15 + 1, printedAt: 0 }),
    )
    expect(text).toContain('1970-01-01周四08:00')
  })
})

const strings = join(process.env['CLUBHOUSE_SAMPLE_DATA'] ?? '../shared/data', 'strings/blns.json')

describe.skipIf(!existsSync(strings))('naughty strings', () => {
  it('are printed everywhere a text can stand', async () => {
    const all = z.array(z.string()).parse(JSON.parse(readFileSync(strings, 'utf8')))
    expect(all.length).toBeGreaterThan(100)
    for (const text of all) {
      const bytes = await renderCaseSheet(
        sampleSheet({
          site: { name: text, address: text, hotlines: [text], hours: text },
          number: text,
          marks: [text],
          category: [text, text],
          callerName: text,
          said: text,
          asked: text,
          printedBy: text,
          timeline: [{ at: SUNDAY_EVENING, who: text, kind: text, text }],
          attachments: [{ name: text, note: text }],
        }),
        { language: 'zh' },
      )
      expect(bytes.length).toBeGreaterThan(1_000)
    }
  })
})
