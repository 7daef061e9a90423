import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { texts as importTexts } from '../../renderer/features/imports/texts.ts'
import { texts as setUpTexts } from '../../renderer/features/setup/texts.ts'
import { writeWorkbook } from '../../main/tabular/write/write.ts'

export type TestLanguage = 'zh' | 'en'
type Shot = (name: string) => Promise<void>

const password = 'eight ducks swim'

/** Sets the site up through the screens, as somebody would who starts the program for the first time. */
export async function setUp(page: Page, language: TestLanguage, shot: Shot): Promise<void> {
  const words = setUpTexts[language]
  if (language === 'en') await page.getByText('English', { exact: true }).click()
  await page.getByText(words.chooseSite).waitFor()
  await shot('01-first-start')
  await page.getByText(words.chooseSite).click()
  await page
    .getByLabel(words.siteName)
    .fill(language === 'zh' ? '示例花园客户服务中心' : 'Example Garden Service Centre')
  await page.getByLabel(words.siteCode).fill('bj01')
  await page.getByLabel(words.managerName).fill('李静')
  await page.getByLabel(words.login).fill('lijing')
  await page.getByLabel(words.password).fill(password)
  await shot('02-set-up')
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox').waitFor()
  await shot('03-codes')
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: words.open }).click()
  // The rail first: the codes still on the screen contain F2 once in a while, before anybody is signed in.
  await page.locator('.rail').waitFor()
  await page.getByText('F2').first().waitFor()
}

/** Writes a workbook as sales departments do: a title over the table, marks on headings, one row that makes no sense. */
async function salesWorkbook(folder: string): Promise<string> {
  const path = join(folder, '业主信息表.xlsx')
  const surnames = ['张', '王', '李', '赵', '陈', '刘']
  const rows: (string | number)[][] = [
    ['填表说明：带*为必填，一户多人请用顿号隔开', '', '', '', ''],
    ['*房号', '*业主姓名', '联系电话', '建筑面积(㎡)', '交房日期'],
  ]
  for (let floor = 1; floor <= 15; floor += 1) {
    for (let door = 1; door <= 4; door += 1) {
      const index = (floor - 1) * 4 + door
      const surname = surnames[index % surnames.length] ?? '张'
      rows.push([
        `3栋1单元${floor}${String(door).padStart(2, '0')}室`,
        index % 7 === 0 ? `${surname}伟、${surname}丽` : `${surname}伟`,
        13_800_000_000 + index,
        89.5,
        '2023年6月1日',
      ])
    }
  }
  rows.push(['不知道哪一套', '孙悟空', '一二三', '很大', '去年'])
  const columns = ['示例花园一期业主信息', '', '', '', ''].map(header => ({
    header: header || ' ',
    kind: 'text' as const,
  }))
  await writeWorkbook(path, {
    sheets: [
      {
        name: '业主',
        columns,
        rows: rows.map(row => row.map(value => (typeof value === 'number' ? String(value) : value))),
      },
    ],
  })
  return path
}

/** Imports a workbook through the screens; returns what the preview said. */
export async function importOwners(
  page: Page,
  language: TestLanguage,
  folder: string,
  shot: Shot,
): Promise<{ created: number; refused: number }> {
  const words = importTexts[language]
  const path = await salesWorkbook(folder)
  await page.goto(new URL('/more/imports', page.url()).href)
  await shot('10-import-choose')
  await page.locator('input[type=file]').setInputFiles(path)
  await page.getByRole('button', { name: words.check }).waitFor()
  await shot('11-import-sheet')
  await page.getByRole('button', { name: words.check }).click()
  const count = async (label: string) => {
    const card = page.locator('.import-count', { hasText: label })
    await card.waitFor()
    return Number(((await card.textContent()) ?? '').replace(/\D/g, ''))
  }
  const created = await count(words['count.created'])
  const refused = await count(words['count.refused'])
  await shot('12-import-outcome')
  if (created > 0) {
    await page
      .getByRole('button', { name: new RegExp(words.commit.replace('{count}', String(created))) })
      .click()
    await page.getByRole('heading', { name: words.doneTitle }).waitFor()
    await shot('13-import-done')
  }
  return { created, refused }
}
