import { MoreOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Dropdown, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { ofOneThing, useCommand, useTRPC } from '../../../app/api.ts'
import { errorText } from '../../../app/errors.ts'
import { printPage } from '../../../app/host.ts'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../../components/ErrorState.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { useWord } from '../../cases/words.ts'
import { ImportOwnersButton } from '../OwnersTabs.tsx'
import { texts } from '../texts.ts'
import { UnitForm } from '../unit/UnitForm.tsx'
import { Elevation } from './Elevation.tsx'
import { Legend } from './Legend.tsx'
import type { Building } from './elevation.ts'
import { MoveBuilding } from './MoveBuilding.tsx'
import type { NodeEdit } from './NodeDialog.tsx'
import { useResidents } from './residents.ts'

interface BuildingPanelProps {
  readonly buildingId: string
  onEdit(edit: NodeEdit): void
  /** Opens what is kept about the building. */
  onFile(node: { readonly id: string; readonly name: string }): void
}

/** One building: what is open in it, and the house itself. */
export function BuildingPanel({ buildingId, onEdit, onFile }: BuildingPanelProps) {
  const t = useTexts(texts)
  const word = useWord()
  const language = useLanguage()
  const { message } = App.useApp()
  const trpc = useTRPC()
  const [params, setParams] = useSearchParams()
  const [adding, setAdding] = useState(false)
  const [moving, setMoving] = useState(false)
  const measure = params.get('measure') ?? undefined
  const found = useQuery({
    ...trpc.estate.building.queryOptions({ buildingId, measure }),
    ...ofOneThing,
    // The house stays in sight while the next colours come.
    placeholderData: before => (before?.id === buildingId ? before : undefined),
  })
  const { residents, ...asking } = useResidents(buildingId, found.data?.units.length ?? 0)
  const offered = found.data?.measures ?? []
  const chosen = found.data?.measure.key
  const setMeasure = (next: string) => {
    const changed = new URLSearchParams(params)
    if (next === offered[0]?.key) changed.delete('measure')
    else changed.set('measure', next)
    setParams(changed, { replace: true })
  }
  const step = (by: number) => {
    const at = offered.findIndex(one => one.key === measure)
    const next = offered[(Math.max(at, 0) + by + offered.length) % offered.length]
    if (next) setMeasure(next.key)
  }
  const print = () => {
    printPage().catch((error: unknown) => message.error(errorText(error, language)))
  }
  useHotkey({ keys: 'M', label: t('nextMeasure') }, () => step(1))
  // Not before the names stand in it.
  useHotkey({ keys: 'P', label: t('print') }, () => (residents ? print() : undefined))
  if (found.isError) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={14} />
  const building = found.data
  const open = building.units.reduce((sum, unit) => sum + unit.openCases, 0)
  const empty = residents ? building.units.filter(unit => !residents.has(unit.unitId)).length : 0
  return (
    <section className="building" aria-label={building.name}>
      <header className="building-head">
        <div>
          <span className="desk-soft">{building.path.slice(0, -1).join(' / ')}</span>
          <h2>{building.name}</h2>
        </div>
        <p className="desk-figures">
          {[
            t('units', { count: building.units.length }),
            open > 0 ? t('openTotal', { count: open }) : t('nothingOpen'),
            ...(empty > 0 ? [t('unitsEmpty', { count: empty })] : []),
          ].join(' · ')}
        </p>
        <Select
          className="building-measure"
          aria-label={t('measure')}
          value={chosen ?? null}
          onChange={setMeasure}
          options={offered.map(one => ({ value: one.key, label: word(one.name) }))}
        />
        <Button icon={<PrinterOutlined />} onClick={print} aria-label={t('print')} disabled={!residents} />
        <Button onClick={() => onFile(building)}>{t('nodeFile')}</Button>
        <BuildingMenu
          building={building}
          onEdit={onEdit}
          addUnit={() => setAdding(true)}
          onMove={() => setMoving(true)}
        />
      </header>
      {building.units.length === 0 ? (
        <EmptyState text={t('noUnits')} action={<ImportOwnersButton primary />} />
      ) : (
        <>
          <Legend building={building} />
          {residents ? null : <ErrorNote error={asking.error} retry={asking.refetch} />}
          <Elevation building={building} residents={residents} />
        </>
      )}
      {moving ? <MoveBuilding building={building} onClose={() => setMoving(false)} /> : null}
      {adding ? <UnitForm building={building} onClose={() => setAdding(false)} /> : null}
    </section>
  )
}

function BuildingMenu(props: {
  readonly building: Building
  onEdit(edit: NodeEdit): void
  addUnit(): void
  onMove(): void
}) {
  const { building, onEdit, addUnit, onMove } = props
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const language = useLanguage()
  const trpc = useTRPC()
  const may = useMay()
  const { message, modal } = App.useApp()
  const remove = useCommand(trpc.estate.removeNode, {
    onSuccess: () => message.success(t('removed', { name: building.name })),
    onError: error => message.error(errorText(error, language)),
  })
  if (!may('estate.edit')) return null
  const ask = () => {
    modal.confirm({
      title: t('removeNode', { name: building.name }),
      content: t('removeNodeDetail'),
      okText: t('remove'),
      cancelText: t('cancel'),
      okButtonProps: { danger: true },
      onOk: () => remove.send({ nodeId: building.id, base: { name: building.name } }),
    })
  }
  const items = [
    { key: 'unit', label: t('addUnit'), onClick: addUnit },
    {
      key: 'entrance',
      label: t('addKind', { kind: words('node.entrance') }),
      onClick: () => onEdit({ kind: 'entrance', parentId: building.id }),
    },
    {
      key: 'rename',
      label: t('renameKind', { kind: words('node.building') }),
      onClick: () => onEdit({ kind: 'building', nodeId: building.id, name: building.name }),
    },
    { key: 'move', label: t('moveBuilding'), onClick: onMove },
    {
      key: 'remove',
      label: t('remove'),
      danger: true,
      disabled: building.units.length > 0 || building.entrances.length > 0,
      onClick: ask,
    },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button size="small" icon={<MoreOutlined />} aria-label={`${t('actions')} ${building.name}`} />
    </Dropdown>
  )
}
