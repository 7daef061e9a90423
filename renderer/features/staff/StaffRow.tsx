import { useMutation } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { roles } from '../../../main/contract/permissions.ts'
import { staffRoleWords } from '../../../main/contract/words.ts'
import { type Outputs, useCommand, useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay, useMe } from '../../app/session.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useUndo } from '../../components/undo.tsx'
import type { HandOver } from './HandOverNote.tsx'
import { suggestPassword } from './suggest-password.ts'
import { texts } from './texts.ts'

type Member = Outputs['staff']['list'][number]

interface StaffRowProps {
  readonly member: Member
  onHandOver(handOver: HandOver): void
}

/** One member of staff; a manager changes role, state and password in place. */
export function StaffRow({ member, onHandOver }: StaffRowProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const me = useMe()
  const manages = useMay()('staff.manage')
  const offerUndo = useUndo()
  const staffId = member.id
  const name = member.name ?? member.login
  const change = useCommand(trpc.staff.change, {
    optimistic: (cache, { role, active }) =>
      cache.change<Member[]>(trpc.staff.list.queryKey(), staff =>
        staff.map(each =>
          each.id === staffId
            ? {
                ...each,
                role: role ?? each.role,
                active: active === undefined ? each.active : active ? 1 : 0,
              }
            : each,
        ),
      ),
  })
  const stroke = useStroke(change, { now: { role: member.role, active: member.active === 1 } })
  const reset = useMutation(
    trpc.staff.resetPassword.mutationOptions({
      onSuccess: (_, { password }) => onHandOver({ name, login: member.login, password }),
    }),
  )
  const deactivate = () =>
    stroke.send({ staffId, active: false }, () =>
      offerUndo(t('deactivated', { name }), () =>
        change.run({ staffId, active: true, base: { active: false } }),
      ),
    )
  return (
    <>
      <tr className={member.active === 1 ? undefined : 'staff-inactive'}>
        <th scope="row">
          {name} {staffId === me.staffId ? <span className="desk-soft">{t('you')}</span> : null}
        </th>
        <td>{member.login}</td>
        <td>
          {manages ? (
            <Select
              aria-label={`${t('role')} ${name}`}
              value={member.role}
              onChange={role => stroke.send({ staffId, role })}
              disabled={member.active === 0}
              options={roles.map(role => ({ value: role, label: staffRoleWords[role][language] }))}
              popupMatchSelectWidth={false}
              className="staff-role"
            />
          ) : (
            staffRoleWords[member.role][language]
          )}
        </td>
        <td>
          {member.active === 1 ? (
            <StateTag tone="plain">{t('active')}</StateTag>
          ) : (
            <StateTag tone="off">{t('inactive')}</StateTag>
          )}
        </td>
        {manages ? (
          <td className="staff-actions">
            {member.active === 1 ? (
              <>
                <ConfirmPopover
                  question={t('resetQuestion', { name })}
                  detail={t('resetDetail', { name })}
                  verb={t('reset')}
                  onConfirm={() => reset.mutate({ staffId, password: suggestPassword() })}
                >
                  <Button size="small" loading={reset.isPending}>
                    {t('reset')}
                  </Button>
                </ConfirmPopover>
                <ConfirmPopover
                  question={t('deactivateQuestion', { name })}
                  detail={t('deactivateDetail')}
                  verb={t('deactivate')}
                  danger
                  onConfirm={deactivate}
                >
                  <Button size="small" type="text" danger disabled={staffId === me.staffId}>
                    {t('deactivate')}
                  </Button>
                </ConfirmPopover>
              </>
            ) : (
              <Button size="small" onClick={() => stroke.send({ staffId, active: true })}>
                {t('activate')}
              </Button>
            )}
          </td>
        ) : null}
      </tr>
      {change.error || reset.error ? (
        <tr>
          <td colSpan={5}>
            <StrokeNote
              stroke={stroke}
              thing={member}
              label={field => t(field === 'role' ? 'role' : 'state')}
              say={(field, value) => {
                if (field !== 'role') return t(value === true ? 'active' : 'inactive')
                const role = roles.find(one => one === value)
                return role && staffRoleWords[role][language]
              }}
            />
            <ErrorNote error={reset.error} />
          </td>
        </tr>
      ) : null}
    </>
  )
}
