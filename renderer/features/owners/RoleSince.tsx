import { Select } from 'antd'
import { type OccupancyRole, occupancyRoles } from '../../../main/contract/people.ts'
import { useTexts } from '../../app/i18n.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { Field } from '../../components/Field.tsx'
import { ownerWords } from '../../components/owner-words.ts'
import './form.css'
import { texts } from './texts.ts'

interface RoleSinceProps {
  readonly role: OccupancyRole
  onRole(role: OccupancyRole): void
  /** `2026-07-12`, empty where nobody knows. */
  readonly from: string
  onFrom(from: string): void
  readonly autoFocus?: boolean
}

/** As what somebody belongs to a unit, and since when. */
export function RoleSince({ role, onRole, from, onFrom, autoFocus = false }: RoleSinceProps) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  return (
    <div className="owner-form-pair">
      <Field label={t('role')}>
        {({ id }) => (
          <Select
            id={id}
            autoFocus={autoFocus}
            value={role}
            onChange={onRole}
            options={occupancyRoles.map(one => ({ value: one, label: words(`role.${one}`) }))}
          />
        )}
      </Field>
      <Field label={t('from')}>{control => <DateField {...control} value={from} onChange={onFrom} />}</Field>
    </div>
  )
}
