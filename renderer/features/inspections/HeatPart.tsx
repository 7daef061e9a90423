import { useQuery } from '@tanstack/react-query'
import { Checkbox, Select } from 'antd'
import type { DefectKind } from '../../../main/contract/inspection.ts'
import { heatCells, type HeatMap } from '../../../main/contract/rectification.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { figureTexts } from './figure-texts.ts'
import { PlanView } from './PlanView.tsx'

interface HeatPartProps {
  readonly typeId: string | undefined
  readonly kind: DefectKind | undefined
  readonly pending: boolean
  onType(typeId: string): void
  onPending(on: boolean): void
}

/** Where in the homes of a type defects gather, on its drawing and by room. */
export function HeatPart({ typeId, kind, pending, onType, onPending }: HeatPartProps) {
  const f = useTexts(figureTexts)
  const trpc = useTRPC()
  const types = useQuery(trpc.unitTypes.list.queryOptions())
  const found = useQuery(
    trpc.defects.heat.queryOptions(
      { typeId: typeId ?? '', pending, ...(kind === undefined ? {} : { kind }) },
      { enabled: typeId !== undefined },
    ),
  )
  return (
    <section aria-label={f('heat')} className="heat-part">
      <h2>{f('heat')}</h2>
      <div className="defect-filters">
        <Select
          aria-label={f('heatType')}
          className="defect-filter-wide"
          allowClear
          placeholder={f('heatType')}
          showSearch={{ optionFilterProp: 'label' }}
          value={typeId ?? null}
          options={(types.data?.types ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={chosen => onType(chosen ?? '')}
        />
        <Checkbox checked={pending} onChange={event => onPending(event.target.checked)}>
          {f('onlyPending')}
        </Checkbox>
        <span className="desk-soft">{typeId === undefined ? f('heatChoose') : f('heatHow')}</span>
      </div>
      {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {typeId !== undefined && found.isPending ? <Loading rows={6} /> : null}
      {typeId !== undefined && found.data ? <Heat heat={found.data} /> : null}
    </section>
  )
}

function Heat({ heat }: { readonly heat: HeatMap }) {
  const f = useTexts(figureTexts)
  const { plan, cells, rooms, pinned, unpinned } = heat
  if (pinned + unpinned === 0) return <p className="desk-soft">{f('heatEmpty')}</p>
  const most = Math.max(1, ...cells.map(({ defects }) => defects))
  const side = 1 / heatCells
  return (
    <div className="heat-both">
      <div>
        <p>{f('heatCounts', { pinned, unpinned })}</p>
        {plan ? (
          <PlanView plan={plan} label={f('heat')}>
            {cells.map(({ column, row, defects }) => (
              <rect
                key={`${column}/${row}`}
                x={column * side}
                y={row * side}
                width={side}
                height={side}
                className="heat-cell"
                style={{ opacity: 0.25 + 0.6 * (defects / most) }}
              />
            ))}
          </PlanView>
        ) : (
          <p className="desk-soft">{f('noPlan')}</p>
        )}
      </div>
      <table className="figure-table">
        <thead>
          <tr>
            <th>{f('room')}</th>
            <th className="desk-figures">{f('found')}</th>
          </tr>
        </thead>
        <tbody>
          {rooms.map(({ roomId, name, defects }) => (
            <tr key={roomId}>
              <td>{name}</td>
              <td className="desk-figures">{defects}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
