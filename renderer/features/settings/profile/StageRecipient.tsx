import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { stepRoleWords } from '../../../../main/contract/deadline-words.ts'
import { stepRoles } from '../../../../main/contract/profile-deadlines.ts'
import type { ProfileFault } from '../../../../main/contract/profile-faults.ts'
import type { WarningRecipient } from '../../../../main/contract/profile-levels.ts'
import { useTRPC } from '../../../app/api.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { Field } from '../../../components/Field.tsx'
import { levelTexts } from './level-texts.ts'
import { faultAt, NameFields } from './NameFields.tsx'

interface StageRecipientProps {
  readonly recipient: WarningRecipient
  /** What the stage is called, for who does not see which one it is. */
  readonly stage: string
  /** Where the recipient stands in the section. */
  readonly place: readonly PropertyKey[]
  readonly faults: readonly ProfileFault[]
  readonly locked: boolean
  onChange(recipient: WarningRecipient): void
}

/** Who answers for a warning of a stage: a role, a member of staff by name, or somebody outside in words. */
export function StageRecipient({ recipient, stage, place, faults, locked, onChange }: StageRecipientProps) {
  const t = useTexts(levelTexts)
  const language = useLanguage()
  const trpc = useTRPC()
  const staff = useQuery(trpc.staff.list.queryOptions(undefined, { staleTime: 300_000 }))
  const chosen = recipient.kind === 'staff' ? recipient.staffId : undefined
  const members = (staff.data ?? []).filter(
    ({ id, active, role }) => id === chosen || (active === 1 && role !== 'auditor'),
  )
  const choose = (value: string) => {
    const role = stepRoles.find(one => one === value)
    if (role) onChange({ kind: 'role', role })
    else if (value === 'outside') onChange({ kind: 'outside', name: { zh: '', en: '' } })
    else onChange({ kind: 'staff', staffId: value })
  }
  return (
    <>
      <Field label={t('recipient')} error={faultAt(faults, [...place, 'staffId'])?.why[language]}>
        {({ id, status }) => (
          <Select
            id={id}
            status={status}
            aria-label={`${t('recipient')} ${stage}`}
            value={recipient.kind === 'role' ? recipient.role : (chosen ?? 'outside')}
            disabled={locked}
            loading={staff.isPending}
            options={[
              {
                label: t('recipientRole'),
                options: stepRoles.map(role => ({ value: role, label: stepRoleWords[role][language] })),
              },
              {
                label: t('recipientStaff'),
                options: members.map(member => ({
                  value: member.id,
                  label: `${member.name ?? member.login}${member.active === 1 ? '' : t('recipientGone')}`,
                })),
              },
              {
                label: t('recipientOutside'),
                options: [{ value: 'outside', label: t('recipientWords') }],
              },
            ]}
            onChange={choose}
          />
        )}
      </Field>
      {recipient.kind === 'outside' ? (
        <div className="profile-outsider">
          <NameFields
            name={recipient.name}
            locked={locked}
            faults={faults}
            place={place}
            onChange={name => onChange({ kind: 'outside', name })}
          />
        </div>
      ) : null}
    </>
  )
}
