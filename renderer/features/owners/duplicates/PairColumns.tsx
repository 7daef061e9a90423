import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Outputs } from '../../../app/api.ts'
import { formatDay } from '../../../app/format.ts'
import { comma, useTexts } from '../../../app/i18n.ts'
import { personPath } from '../../../app/paths.ts'
import { ownerWords } from '../../../components/owner-words.ts'
import { texts as personTexts } from '../person/texts.ts'
import './duplicates.css'
import { texts } from './texts.ts'

export type PersonFile = Outputs['people']['detail']

/** Two records side by side, masked; what differs stands out. */
export function PairColumns({ person, other }: { readonly person: PersonFile; readonly other: PersonFile }) {
  const t = useTexts(texts)
  const tp = useTexts(personTexts)
  const words = useTexts(ownerWords)
  const gender = (file: PersonFile) => {
    const known = (['female', 'male', 'other'] as const).find(one => one === file.gender)
    return known ? tp(`gender.${known}`) : ''
  }
  const rows: (readonly [label: string, of: (file: PersonFile) => string])[] = [
    [t('name'), file => [file.name ?? words('erased'), ...file.formerNames].join(comma())],
    [
      t('phones'),
      file => file.phones.map(phone => `${phone.masked} ${phone.note ?? ''}`.trim()).join(comma()),
    ],
    [t('idDocument'), file => file.idDocument ?? ''],
    [t('birthday'), file => file.birthday ?? ''],
    [t('gender'), gender],
    [t('mailingAddress'), file => file.mailingAddress ?? ''],
    [
      t('units'),
      file => file.units.map(unit => `${unit.number} ${words(`role.${unit.role}`)}`).join(comma()),
    ],
    [t('cases'), file => (file.cases === 0 ? '' : String(file.cases))],
    [t('registeredOn'), file => formatDay(file.registeredAt)],
  ]
  const cell = (file: PersonFile, text: string, label: string): ReactNode =>
    label === t('name') ? <Link to={personPath(file.personId)}>{text}</Link> : text
  return (
    <table className="pair-columns">
      <tbody>
        {rows
          .filter(([, of]) => of(person) !== '' || of(other) !== '')
          .map(([label, of]) => (
            <tr key={label} className={of(person) === of(other) ? 'pair-same' : ''}>
              <th scope="row">{label}</th>
              <td>{cell(person, of(person), label)}</td>
              <td>{cell(other, of(other), label)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
