import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import type { DefectRow } from '../../../main/contract/inspections.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import type { PagedRows } from '../../components/split-list/usePages.ts'
import { RegisterPanes } from '../registers/RegisterPanes.tsx'
import { DefectLine } from './DefectLine.tsx'
import { DefectPanel } from './DefectPanel.tsx'
import { DefectSteps } from './DefectSteps.tsx'
import { DispatchForm } from './DispatchForm.tsx'
import { StepForm } from './StepForm.tsx'
import { texts } from './texts.ts'
import type { DefectStep } from './useDefectSteps.ts'
import { useTicks } from './useTicks.ts'

interface DefectListProps {
  readonly list: PagedRows<DefectRow>
  readonly chosen: string | undefined
  onChoose(id: string): void
  readonly empty: string
  /** Stands at the right while no defect is chosen. */
  readonly beside?: ReactNode
  readonly withoutHome?: boolean
}

/** Defects at the left, the chosen one at the right; ticked ones take a step together. */
export function DefectList({ list, chosen, onChoose, empty, beside, withoutHome }: DefectListProps) {
  const t = useTexts(texts)
  const ticks = useTicks(list.rows)
  const [form, setForm] = useState<DefectStep>()
  const current = list.rows.find(({ id }) => id === chosen)
  const many = ticks.ticked.length > 0
  const meant = many ? ticks.ticked : current ? [current] : []
  useHotkey({ keys: 'X', label: t('tick'), disabled: current === undefined }, () => {
    if (current) ticks.toggle(current.id)
  })
  const close = () => setForm(undefined)
  const done = () => {
    close()
    ticks.none()
  }
  const steps = <DefectSteps defects={meant} onForm={setForm} />
  const detail =
    form === 'dispatch' && meant.length > 0 ? (
      <DispatchForm defects={meant} onDone={done} onCancel={close} />
    ) : form !== undefined &&
      form !== 'dispatch' &&
      form !== 'repaired' &&
      form !== 'accept' &&
      meant.length > 0 ? (
      <StepForm key={form} step={form} defectIds={meant.map(({ id }) => id)} onDone={done} onCancel={close} />
    ) : many ? (
      <div className="reg-thing">
        <h2>{t('ticked', { count: ticks.ticked.length })}</h2>
        {steps}
        <div className="reg-actions">
          <Button onClick={ticks.all}>{t('tickAll')}</Button>
          <Button onClick={ticks.none}>{t('tickNone')}</Button>
        </div>
      </div>
    ) : current ? (
      <DefectPanel key={current.id} defect={current} steps={steps} onClose={() => onChoose('')} />
    ) : null
  return (
    <RegisterPanes
      list={list}
      label={t('defects')}
      chosen={chosen}
      onChoose={id => {
        close()
        onChoose(id)
      }}
      renderRow={row => (
        <DefectLine
          row={row}
          ticked={ticks.has(row.id)}
          onTick={ticks.toggle}
          withoutHome={withoutHome ?? false}
        />
      )}
      detail={detail}
      beside={beside}
      empty={empty}
      choose={t('chooseDefect')}
    />
  )
}
