import { partWords, tradeWords } from '../../../main/contract/contractor-words.ts'
import type { ContractorsDryRun } from '../../../main/contract/contractor-imports.ts'
import { Trade, WorkPart } from '../../../main/contract/contractors.ts'
import type { PlannedChange } from '../../../main/contract/imports.ts'
import { formatMoney } from '../../app/format.ts'
import { type Translate, useLanguage, useTexts } from '../../app/i18n.ts'
import { contractorTexts } from './contractor-texts.ts'

const things = ['contractors', 'contacts', 'works', 'onCalls'] as const

/** What a file about contractors would bring: of each sort of entry, how many are new and how many change. */
export function ContractorsOutcome({ dryRun }: { readonly dryRun: ContractorsDryRun }) {
  const t = useTexts(contractorTexts)
  const told = things.filter(name => dryRun[name].created + dryRun[name].changed > 0)
  if (told.length === 0) return null
  return (
    <p>
      {told
        .map(name => t(`of.${name}`, { created: dryRun[name].created, changed: dryRun[name].changed }))
        .join(' · ')}
    </p>
  )
}

/** What is known already and would be changed, old beside new. */
export function ContractorChanges({ changes }: { readonly changes: readonly PlannedChange[] }) {
  const t = useTexts(contractorTexts)
  const language = useLanguage()
  return (
    <table className="import-changes">
      <tbody>
        {changes.flatMap(({ unit, person, changes: each }) =>
          each.map(({ field, from, to }) => (
            <tr key={`${unit}/${person}/${field}`}>
              <td>{unit}</td>
              <td>{person}</td>
              <th scope="row">{nameOf(field, t)}</th>
              <td>
                <del>{shown(field, from, language, t)}</del>
              </td>
              <td>
                <ins>{shown(field, to, language, t)}</ins>
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}

const named = [
  'trades',
  'note',
  'duty',
  'phone',
  'title',
  'trade',
  'buildingIds',
  'parts',
  'acceptedOn',
  'price',
  'settlement',
  'from',
  'until',
  'dayPhone',
  'nightPhone',
] as const

function nameOf(field: string, t: Translate<typeof contractorTexts>): string {
  const known = named.find(one => one === field)
  return known ? t(`change.${known}`) : field
}

/** Sums come in cents, trades and parts as codes with commas between. */
function shown(
  field: string,
  value: string,
  language: 'zh' | 'en',
  t: Translate<typeof contractorTexts>,
): string {
  if (value === '') return t('wasEmpty')
  const joiner = language === 'zh' ? '、' : ', '
  switch (field) {
    case 'price':
    case 'settlement':
      return formatMoney(Number(value))
    case 'trade':
    case 'trades':
      return value
        .split(',')
        .map(code => tradeWords[Trade.parse(code)][language])
        .join(joiner)
    case 'parts':
      return value
        .split(',')
        .map(text => {
          const [code, months = ''] = text.split(':')
          const word = partWords[WorkPart.parse(code)][language]
          return `${word} ${months === '' ? t('designLife') : t('months', { months })}`
        })
        .join(joiner)
    default:
      return value
  }
}
