import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { AddStaff } from './AddStaff.tsx'
import { type HandOver, HandOverNote } from './HandOverNote.tsx'
import './staff.css'
import { StaffRow } from './StaffRow.tsx'
import { texts } from './texts.ts'

/** Who may sign in here and as what; only a manager is offered changes. */
export function StaffPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const staff = useQuery(trpc.staff.list.queryOptions())
  const [adding, setAdding] = useState(false)
  const [handOver, setHandOver] = useState<HandOver>()
  const manages = useMay()('staff.manage')
  useHotkey({ keys: 'N', label: t('add'), disabled: !manages }, () => setAdding(true))

  const actions = manages ? (
    <Button type="primary" onClick={() => setAdding(true)} disabled={adding}>
      {t('add')} <KeyHint keys="N" />
    </Button>
  ) : undefined
  return (
    <Page title={t('title')} actions={actions}>
      <div className="staff">
        {adding ? (
          <AddStaff
            onCancel={() => setAdding(false)}
            onAdded={added => {
              setAdding(false)
              setHandOver(added)
            }}
          />
        ) : null}
        {handOver ? <HandOverNote handOver={handOver} onDone={() => setHandOver(undefined)} /> : null}
        {staff.error && !staff.data ? <ErrorState error={staff.error} retry={staff.refetch} /> : null}
        {staff.isPending ? <Loading rows={5} /> : null}
        {staff.data?.length === 0 ? <EmptyState text={t('empty')} action={actions} /> : null}
        {staff.data && staff.data.length > 0 ? (
          <table className="staff-table">
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('login')}</th>
                <th scope="col">{t('role')}</th>
                <th scope="col">{t('state')}</th>
                {manages ? <th scope="col">{t('actions')}</th> : null}
              </tr>
            </thead>
            <tbody>
              {staff.data.map(member => (
                <StaffRow key={member.id} member={member} onHandOver={setHandOver} />
              ))}
            </tbody>
          </table>
        ) : null}
        <p className="desk-soft">{t('roleHint')}</p>
      </div>
    </Page>
  )
}
