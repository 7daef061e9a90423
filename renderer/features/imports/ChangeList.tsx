import type { PlannedChange } from '../../../main/contract/imports.ts'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

const fields = [
  'floor',
  'unitType',
  'contractArea',
  'measuredArea',
  'orientation',
  'heatingArea',
  'topFloor',
  'basement',
  'facade',
  'promisedOn',
  'handedOverOn',
  'idDocument',
  'gender',
  'birthday',
  'mailingAddress',
  'phone',
  'note',
  'tier',
] as const

/** What is known already and would be changed, old beside new. */
export function ChangeList({ changes }: { readonly changes: readonly PlannedChange[] }) {
  const t = useTexts(texts)
  const nameOf = (field: string) => {
    const known = fields.find(one => one === field)
    return known ? t(`change.${known}`) : field
  }
  // Areas are kept in hundredths of a square metre.
  const shown = (field: string, value: string) => {
    if (value === '') return t('wasEmpty')
    if (value === 'true' || value === 'false') return t(value === 'true' ? 'yes' : 'no')
    return field.endsWith('Area') ? `${(Number(value) / 100).toFixed(2)} m²` : value
  }
  return (
    <table className="import-changes">
      <tbody>
        {changes.flatMap(({ sheet, row, unit, person, changes: each }) =>
          each.map(({ field, from, to }) => (
            <tr key={`${sheet}/${row}/${person}/${field}`}>
              <td className="desk-figures">{unit}</td>
              <td>{person}</td>
              <th scope="row">{nameOf(field)}</th>
              <td>
                <del>{shown(field, from)}</del>
              </td>
              <td>
                <ins>{shown(field, to)}</ins>
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}
