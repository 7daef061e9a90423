import { Checkbox } from 'antd'
import { contractFieldWords } from '../../../main/contract/contract-words.ts'
import type { ContractsDryRun } from '../../../main/contract/contract-imports.ts'
import { contractFields, sumFields } from '../../../main/contract/contracts.ts'
import type { PlannedChange } from '../../../main/contract/imports.ts'
import { formatMoney } from '../../app/format.ts'
import { comma, type Translate, useLanguage, useTexts } from '../../app/i18n.ts'
import { contractTexts } from './contract-texts.ts'
import { OwnerCounts } from './OwnersOutcome.tsx'
import { texts } from './texts.ts'

/** Units and contracts named; a line holds no more. */
const mostNamed = 12
const mostVanished = 60

interface ContractsOutcomeProps {
  readonly dryRun: ContractsDryRun
  /** Whether those that vanished are to be asked about. */
  readonly asks: boolean
  readonly disabled: boolean
  onAsk(asks: boolean): void
}

/** What a file of sales would bring against last month: new, changed, gone, and homes nobody knows. */
export function ContractsOutcome({ dryRun, asks, disabled, onAsk }: ContractsOutcomeProps) {
  const t = useTexts(contractTexts)
  const { contracts, counts, vanished, unknownUnits, unknownUnitRows } = dryRun
  return (
    <>
      <p>
        {t('contracts', { ...contracts })}
        {contracts.returned > 0 ? ` · ${t('returned', { count: contracts.returned })}` : ''}
      </p>
      {counts.peopleCreated + counts.peopleChanged > 0 ? (
        <p className="desk-soft">
          <OwnerCounts counts={counts} />
        </p>
      ) : null}
      {unknownUnitRows > 0 ? (
        <p className="desk-soft">
          {t('unknownUnits', {
            rows: unknownUnitRows,
            units: unknownUnits.slice(0, mostNamed).join(comma()),
          })}
          {unknownUnits.length > mostNamed ? '…' : ''}
        </p>
      ) : null}
      {contracts.vanished > 0 ? (
        <section className="import-vanished" aria-label={t('vanishedTitle', { count: contracts.vanished })}>
          <h3>{t('vanishedTitle', { count: contracts.vanished })}</h3>
          <p className="desk-soft">{t('vanishedHint')}</p>
          <Checkbox checked={asks} disabled={disabled} onChange={event => onAsk(event.target.checked)}>
            {t('askAbout')}
          </Checkbox>
          <ul>
            {vanished.slice(0, mostVanished).map(({ contractId, unit, number }) => (
              <li key={contractId} className="desk-figures">
                {t('vanishedRow', { unit, number: number ?? t('noNumber') })}
              </li>
            ))}
            {contracts.vanished > mostVanished ? <li>{t('more', { count: contracts.vanished })}</li> : null}
          </ul>
        </section>
      ) : null}
    </>
  )
}

const ofPerson = ['idDocument', 'gender', 'birthday', 'mailingAddress', 'phone', 'note', 'tier'] as const

/** What is known already and would be changed, old beside new: of contracts, and of people the file names. */
export function ContractChanges({ changes }: { readonly changes: readonly PlannedChange[] }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const nameOf = (field: string) => {
    const known = contractFields.find(one => one === field)
    if (known) return contractFieldWords[known][language]
    const mine = ofPerson.find(one => one === field)
    return mine ? t(`change.${mine}`) : field
  }
  return (
    <table className="import-changes">
      <tbody>
        {changes.flatMap(({ sheet, row, unit, person, changes: each }) =>
          each.map(({ field, from, to }) => (
            <tr key={`${sheet}/${row}/${unit}/${person}/${field}`}>
              <td className="desk-figures">{unit}</td>
              <td>{person}</td>
              <th scope="row">{nameOf(field)}</th>
              <td>
                <del>{shown(field, from, t)}</del>
              </td>
              <td>
                <ins>{shown(field, to, t)}</ins>
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}

/** Sums come in cents, rates in millionths. */
function shown(field: string, value: string, t: Translate<typeof texts>): string {
  if (value === '') return t('wasEmpty')
  const sums: ReadonlySet<string> = sumFields
  if (sums.has(field)) return formatMoney(Number(value))
  if (field === 'penaltyRate' || field === 'penaltyCap') return `${Number(value) / 10_000}%`
  return value
}
