import { MoreOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { ofOneThing, useCommand, useTRPC } from '../../../app/api.ts'
import { errorText } from '../../../app/errors.ts'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { hasPage } from '../../../app/pages.ts'
import { useMay } from '../../../app/session.ts'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Facts } from '../../../components/Field.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { Page } from '../../../components/Page.tsx'
import { CallbacksOf } from '../../callbacks/CallbacksOf.tsx'
import { areaText } from '../area.ts'
import { CasesPanel } from '../CasesPanel.tsx'
import { TimelinePanel } from '../timeline/TimelinePanel.tsx'
import '../file.css'
import { AddResident } from './AddResident.tsx'
import { Glance } from './Glance.tsx'
import { Residents } from './Residents.tsx'
import { texts } from './texts.ts'
import type { UnitDetail } from './types.ts'
import { UnitForm } from './UnitForm.tsx'

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
  return <UnitFile key={unitId} detail={found.data} />
}

function UnitFile({ detail }: { readonly detail: UnitDetail }) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const may = useMay()
  const navigate = useNavigate()
  const [dialog, setDialog] = useState<'edit' | 'resident'>()
  const { unit, people } = detail
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
          <UnitMenu detail={detail} onEdit={() => setDialog('edit')} />
        </>
      }
      aside={<Glance detail={detail} />}
    >
      <div className="file">
        <div className="file-side">
          <Residents detail={detail} onAdd={() => setDialog('resident')} />
          <section className="owner-panel">
            <header>
              <h2>{t('facts')}</h2>
            </header>
            <Facts
              rows={[
                [t('kind'), words(`unit.${unit.kind}`)],
                [t('floor'), unit.floor === null ? null : t('floorValue', { floor: unit.floor })],
                [t('unitType'), unit.unitType],
                [t('contractArea'), areaFact(unit.contractArea, t)],
                [t('measuredArea'), areaFact(unit.measuredArea, t)],
                [t('orientation'), unit.orientation],
              ]}
            />
          </section>
        </div>
        <div className="file-main">
          <CasesPanel
            filter={{ unitId: unit.id }}
            openCases={detail.openCases}
            cases={detail.cases}
            none={t('noCases')}
          />
          <CallbacksOf of="unit" id={unit.id} />
          <TimelinePanel
            subjectId={unit.id}
            nameOf={personId => people.find(one => one.personId === personId)?.name ?? undefined}
            numberOf={() => undefined}
          />
        </div>
      </div>
      {dialog === 'edit' ? <UnitForm unit={unit} onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'resident' ? (
        <AddResident unitId={unit.id} number={unit.number} onClose={() => setDialog(undefined)} />
      ) : null}
    </Page>
  )
}

const areaFact = (area: number | null, t: (key: 'area', params: { area: string }) => string) =>
  area === null ? null : <span className="desk-figures">{t('area', { area: areaText(area) })}</span>

/** Editing and removing the unit itself, for whom may. */
function UnitMenu({ detail, onEdit }: { readonly detail: UnitDetail; onEdit(): void }) {
  const t = useTexts(texts)
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
    { key: 'edit', label: t('edit'), extra: <KeyHint keys="E" />, onClick: onEdit },
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
