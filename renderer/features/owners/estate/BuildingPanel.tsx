import { MoreOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Dropdown, Segmented } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { ofOneThing, useCommand, useTRPC } from '../../../app/api.ts'
import { errorText } from '../../../app/errors.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { ImportOwnersButton } from '../OwnersTabs.tsx'
import { texts } from '../texts.ts'
import { UnitForm } from '../unit/UnitForm.tsx'
import { type Measure, Elevation } from './Elevation.tsx'
import type { Building } from './elevation.ts'
import type { NodeEdit } from './NodeDialog.tsx'

interface BuildingPanelProps {
  readonly buildingId: string
  onEdit(edit: NodeEdit): void
}

/** One building: what is open in it, and the house itself. */
export function BuildingPanel({ buildingId, onEdit }: BuildingPanelProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [params, setParams] = useSearchParams()
  const [adding, setAdding] = useState(false)
  const found = useQuery({ ...trpc.estate.building.queryOptions({ buildingId }), ...ofOneThing })
  const measure: Measure = params.get('measure') === 'people' ? 'people' : 'open'
  const setMeasure = (next: Measure) => {
    const changed = new URLSearchParams(params)
    if (next === 'open') changed.delete('measure')
    else changed.set('measure', next)
    setParams(changed, { replace: true })
  }
  if (found.isError) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={14} />
  const building = found.data
  const open = building.units.reduce((sum, unit) => sum + unit.openCases, 0)
  const empty = building.units.filter(unit => unit.people.length === 0).length
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
        <Segmented<Measure>
          size="small"
          aria-label={t('measure')}
          value={measure}
          onChange={setMeasure}
          options={[
            { value: 'open', label: t('measureOpen') },
            { value: 'people', label: t('measurePeople') },
          ]}
        />
        <BuildingMenu building={building} onEdit={onEdit} addUnit={() => setAdding(true)} />
      </header>
      {building.units.length === 0 ? (
        <EmptyState text={t('noUnits')} action={<ImportOwnersButton primary />} />
      ) : (
        <Elevation building={building} measure={measure} />
      )}
      {adding ? <UnitForm building={building} onClose={() => setAdding(false)} /> : null}
    </section>
  )
}

function BuildingMenu(props: { readonly building: Building; onEdit(edit: NodeEdit): void; addUnit(): void }) {
  const { building, onEdit, addUnit } = props
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
      onOk: () => remove.send({ nodeId: building.id }),
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
