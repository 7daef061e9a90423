import { MoreOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { Navigate, useLocation, useNavigate, useParams } from 'react-router'
import { z } from 'zod'
import { ofOneThing, useCommand, useTRPC } from '../../../app/api.ts'
import { errorText } from '../../../app/errors.ts'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { hasPage } from '../../../app/pages.ts'
import { useMay } from '../../../app/session.ts'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Page } from '../../../components/Page.tsx'
import { PresenceNote } from '../../../components/presence/PresenceNote.tsx'
import { usePresence } from '../../../components/presence/usePresence.ts'
import '../file.css'
import { TakeFileAway } from '../take-away/TakeFileAway.tsx'
import { AddResident } from './AddResident.tsx'
import { changeTexts } from './change-texts.ts'
import { Glance } from './Glance.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { SplitDialog } from './SplitDialog.tsx'
import { texts } from './texts.ts'
import type { UnitDetail } from './types.ts'
import { UnitForm } from './UnitForm.tsx'
import { UnitTabs } from './UnitTabs.tsx'

/** The file of one home: who, since when, what is open, and everything that ever happened. */
export function UnitPage() {
  const { unitId = '' } = useParams()
  const t = useTexts(texts)
  const trpc = useTRPC()
  const found = useQuery({ ...trpc.units.detail.queryOptions({ unitId }), ...ofOneThing })
  if (found.isError) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) {
    return (
      <Page title={t('unitPage', { number: '…' })}>
        <Loading rows={10} />
      </Page>
    )
  }
  const { mergedInto, unit } = found.data
  if (mergedInto !== null)
    return <Navigate replace to={`/units/${mergedInto}`} state={{ mergedFrom: unit.number }} />
  return <UnitFile key={unitId} detail={found.data} />
}

/** Somebody came by a number that was merged into this one. */
const Came = z.object({ mergedFrom: z.string() })

type Dialog = 'edit' | 'resident' | 'merge' | 'split' | 'move'

function UnitFile({ detail }: { readonly detail: UnitDetail }) {
  const t = useTexts(texts)
  const may = useMay()
  const navigate = useNavigate()
  const more = useTexts(changeTexts)
  const came = Came.safeParse(useLocation().state)
  const [dialog, setDialog] = useState<Dialog>()
  const { unit } = detail
  const presence = usePresence('unit', unit.id)
  const close = () => setDialog(undefined)
  const takeCase = () => {
    const who = { unit: { unitId: unit.id, number: unit.number }, person: null, caller: null }
    Promise.resolve(navigate('/intake', { state: { who } })).catch(reportError)
  }
  const mayTake = may('case.take') && hasPage('/intake')
  useHotkey({ keys: 'N', label: t('takeCase'), disabled: !mayTake }, takeCase)
  useHotkey({ keys: 'A', label: t('addResident'), disabled: !may('person.edit') }, () =>
    setDialog('resident'),
  )
  useHotkey({ keys: 'E', label: t('edit'), disabled: !may('estate.edit') }, () => setDialog('edit'))

  return (
    <Page
      title={unit.number}
      beside={<PresenceNote others={presence.others} />}
      actions={
        <>
          {mayTake ? (
            <Button type="primary" onClick={takeCase}>
              {t('takeCase')} <KeyHint keys="N" />
            </Button>
          ) : null}
          {may('person.edit') ? (
            <Button onClick={() => setDialog('resident')}>
              {t('addResident')} <KeyHint keys="A" />
            </Button>
          ) : null}
          <TakeFileAway unitId={unit.id} number={unit.number} />
          <UnitMenu detail={detail} onOpen={setDialog} />
        </>
      }
      aside={<Glance detail={detail} />}
    >
      <div className="presence-typing" {...presence.typing}>
        {came.success ? (
          <p className="unit-came" role="status">
            {more('mergedFrom', { number: came.data.mergedFrom })}
          </p>
        ) : null}
        <UnitTabs detail={detail} onAddResident={() => setDialog('resident')} />
        {dialog === 'edit' ? <UnitForm unit={unit} traits={detail.traits} onClose={close} /> : null}
        {dialog === 'merge' ? <MergeDialog unit={unit} onClose={close} /> : null}
        {dialog === 'split' ? <SplitDialog detail={detail} onClose={close} /> : null}
        {dialog === 'move' ? <MoveDialog unit={unit} onClose={close} /> : null}
        {dialog === 'resident' ? <AddResident unitId={unit.id} number={unit.number} onClose={close} /> : null}
      </div>
    </Page>
  )
}

/** Editing, moving, merging, splitting and removing the unit itself, for whom may. */
function UnitMenu({ detail, onOpen }: { readonly detail: UnitDetail; onOpen(dialog: Dialog): void }) {
  const t = useTexts(texts)
  const more = useTexts(changeTexts)
  const language = useLanguage()
  const trpc = useTRPC()
  const may = useMay()
  const navigate = useNavigate()
  const { message, modal } = App.useApp()
  const { number, id, buildingId } = detail.unit
  const remove = useCommand(trpc.estate.removeUnit, {
    onSuccess: () => {
      message.success(t('removed', { number }))
      Promise.resolve(navigate(`/owners?building=${buildingId}`)).catch(reportError)
    },
    onError: error => message.error(errorText(error, language)),
  })
  if (!may('estate.edit')) return null
  const ask = () => {
    modal.confirm({
      title: t('removeAsk', { number }),
      okText: t('remove'),
      cancelText: t('cancel'),
      okButtonProps: { danger: true },
      onOk: () => remove.send({ unitId: id }),
    })
  }
  const items = [
    { key: 'edit', label: t('edit'), extra: <KeyHint keys="E" />, onClick: () => onOpen('edit') },
    { key: 'move', label: more('move'), onClick: () => onOpen('move') },
    { key: 'merge', label: more('merge'), onClick: () => onOpen('merge') },
    { key: 'split', label: more('split'), onClick: () => onOpen('split') },
    {
      key: 'remove',
      label: t('remove'),
      danger: true,
      disabled: detail.people.length > 0 || detail.cases > 0,
      onClick: ask,
    },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<MoreOutlined />} aria-label={t('edit')} />
    </Dropdown>
  )
}
