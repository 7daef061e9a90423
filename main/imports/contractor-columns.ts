import {
  type ContractorImportField,
  contractorImportFields,
  saysContractors,
} from '../contract/contractor-imports.ts'
import type { GuessedField } from '../contract/import-readings.ts'
import type { TableRow } from '../tabular/types.ts'
import { cleanHeading, findTable, type FoundColumn, type FoundTable } from './find-table.ts'
import type { SheetReader } from './read-sheet.ts'

/** Headings people use, and those of the desk's own lists, so that what it exports comes in again. */
const headings: Readonly<Record<ContractorImportField, RegExp>> = {
  contractor:
    /^(?:(?:施工|承包|总包|分包|维保|维修|保修|责任|中标|签约|待命|抢修|应急)(?:单位|方|商|公司)|供方|供应商|厂家|乙方|单位|公司)(?:名称|全称)?$|^(?:contractor|company|supplier)(?:_?name)?$/,
  trade: /^(?:专业|工种|专业类别|工程类别|承包专业)$|^trades?$|^speciality$/,
  contactName: /^(?:现场|项目|单位|保修)?(?:联系人|负责人|经理)(?:姓名)?$|^contacts?(?:_(?:name|person))?$/,
  contactDuty: /^(?:联系人)?(?:职务|岗位|职责)$|^(?:duty|position)$/,
  contactPhone:
    /^(?:联系人?|负责人|经理)?(?:电话|手机|手机号|电话号码|联系方式)$|^联系电话$|^(?:contact_)?(?:phone|mobile|tel)$/,
  worksNumber: /^(?:工程|施工)?合同(?:编号|号|号码)$|^(?:contract_)?(?:number|no\.?)$/,
  worksTitle:
    /^(?:工程|合同|标段|分项)(?:名称|内容)?$|^(?:施工|承包)(?:内容|项目)$|^(?:works|title|contract_title)$/,
  buildings:
    /^(?:施工|承包|涉及|保修|所在)?(?:楼栋|楼号|栋号|楼幢|楼座)$|^(?:施工|承包|楼栋)范围$|^buildings?$/,
  parts:
    /^(?:施工|承包|保修|质保|防水)?部位(?:与保修至)?$|^(?:保修|质保)(?:内容|项目|范围)$|^parts?(?:_and_until_when)?$/,
  acceptedOn:
    /^(?:竣工)(?:验收)?(?:日期|时间|日)?$|^验收(?:合格)?(?:日期|时间)$|^accepted(?:_on)?$|^completion(?:_acceptance)?$/,
  warrantyTerm: /^(?:质保|保修)(?:期|期限|年限|年数|时长)$|^warranty(?:_(?:years|months|term|period))?$/,
  warrantyUntil:
    /^(?:质保|保修)(?:期|期限)?(?:至|到|截止|届满|到期|期满|满)(?:日|日期|时间)?$|^warranty_(?:until|end|ends|expires)$/,
  worksPrice: /^合同(?:总)?(?:价|额|金额|价款|造价)$|^(?:contract_)?price$/,
  settlement: /^结算(?:总)?(?:价|额|金额|价款|造价)$|^settlement$/,
  onCallFrom: /^(?:待命|抢修|值守|服务|合同)?(?:开始|起始|起)(?:日|日期|时间)?$|^自$|^(?:on_call_)?from$/,
  onCallUntil:
    /^(?:待命|抢修|值守|服务|合同)?(?:结束|截止|终止|到期|止)(?:日|日期|时间)?$|^至$|^(?:on_call_)?until$/,
  dayPhone: /^(?:白天|日间|白班)(?:值班|联系|抢修)?(?:电话|手机)$|^(?:by_day|day_?phone)$/,
  nightPhone: /^(?:夜间|夜班|晚上|夜里)(?:值班|联系|抢修)?(?:电话|手机)$|^(?:by_night|night_?phone)$/,
  remark: /^(?:备注|说明)$|^(?:notes?|remarks?)$/,
}

const comparable = (heading: string) =>
  cleanHeading(heading).normalize('NFKC').trim().toLowerCase().replace(/\s+/g, '_')

function fieldOf(heading: string): ContractorImportField | undefined {
  const text = comparable(heading)
  return contractorImportFields.find(field => headings[field].test(text))
}

/** Which column fills which field; the first of several. Pure; a person corrects it. */
function guessFields({ columns }: Pick<FoundTable, 'columns'>): GuessedField[] {
  const found: GuessedField[] = []
  for (const { index, heading } of columns) {
    const field = fieldOf(heading)
    if (field === undefined || found.some(one => one.field === field)) continue
    found.push({ field, column: index, heading, confidence: 0.9, because: 'heading' })
  }
  return found
}

const knows = (heading: string) => fieldOf(heading) !== undefined

/** How the sheets of a file about contractors are read. */
export const contractorsReader: SheetReader = {
  knows,
  guess: table => ({ fields: guessFields(table), unitKind: null }),
  role: fields => (saysContractors(fields) ? 'contractors' : 'other'),
}

/** A table about contractors, and how it is read. */
export interface ContractorTable {
  readonly table: FoundTable
  readonly mapping: {
    readonly fields: readonly {
      readonly field: ContractorImportField
      readonly column: number
      readonly heading: string
    }[]
    readonly unmapped: readonly FoundColumn[]
  }
}

/** The table in the first rows of a sheet, read as planned; undefined where no row looks like headings. */
export function contractorTable(
  rows: readonly TableRow[],
  plan: {
    readonly headerRow: number | null
    readonly fields: readonly { readonly field: ContractorImportField; readonly column: number }[]
  },
): ContractorTable | undefined {
  const { headerRow } = plan
  const table = findTable(rows, { knows, ...(headerRow === null ? {} : { headerRow }) })
  if (!table) return undefined
  const fields = plan.fields.map(({ field, column }) => ({
    field,
    column,
    heading: table.columns.find(one => one.index === column)?.heading ?? '',
  }))
  const unmapped = table.columns.filter(one => !fields.some(({ column }) => column === one.index))
  return { table, mapping: { fields, unmapped } }
}
