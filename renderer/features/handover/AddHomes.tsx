import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { HomeField } from '../documents/HomeField.tsx'
import { useBuildings } from './DayRows.tsx'
import { homeTexts } from './home-texts.ts'

interface AddHomesProps {
  /** Null: homes handed over one by one. */
  readonly batchId: string | null
  onClose(): void
}

interface Chosen {
  readonly unitId: string
  readonly number: string
}

/** Puts homes on the list: whole buildings of a handover, single ones as well. */
export function AddHomes({ batchId, onClose }: AddHomesProps) {
  const t = useTexts(homeTexts)
  const trpc = useTRPC()
  const buildings = useBuildings()
  const [picked, setPicked] = useState<readonly string[]>([])
  const [single, setSingle] = useState<readonly Chosen[]>([])
  const asked = [...picked]
  const found = useQuery(trpc.handover.candidates.queryOptions({ buildingIds: asked }))
  const add = useCommand(trpc.handover.addHomes, { onSuccess: onClose })
  const ofBuildings = picked.length === 0 ? [] : (found.data ?? [])
  const homes = new Map(
    [...ofBuildings.flatMap(one => one.homes), ...single].map(home => [home.unitId, home]),
  )
  const settled = picked.length === 0 || (found.isSuccess && !found.isPlaceholderData)
  const submit = () => {
    if (homes.size === 0 || !settled) return
    add.send({
      batchId,
      visits: [...homes.values()].map(({ unitId }) => ({ visitId: newId(), unitId })),
    })
  }
  return (
    <Dialog title={t('addHomes')} footer={null} width={560} onCancel={onClose}>
      <DeskForm onSubmit={submit} ctrlEnter className="handover-form" label={t('addHomes')}>
        {batchId === null ? null : (
          <Field label={t('wholeBuildings')}>
            {({ id }) => (
              <Select
                id={id}
                autoFocus
                mode="multiple"
                showSearch={{ optionFilterProp: 'label' }}
                placeholder={t('chooseBuildings')}
                value={[...picked]}
                options={buildings}
                onChange={setPicked}
              />
            )}
          </Field>
        )}
        {ofBuildings.map(one => (
          <p key={one.id} className="desk-soft">
            {t('candidates', { name: one.name, count: one.homes.length })}
            {one.handedOver > 0 ? ` · ${t('overAlready', { count: one.handedOver })}` : ''}
            {one.listed > 0 ? ` · ${t('listedAlready', { count: one.listed })}` : ''}
          </p>
        ))}
        <Field label={t('singleHomes')}>
          {({ id }) => (
            <HomeField
              key={single.length}
              id={id}
              value={null}
              autoFocus={batchId === null || single.length > 0}
              onChange={home => home && setSingle(current => [...current, home])}
            />
          )}
        </Field>
        {single.length > 0 ? (
          <ul className="handover-chosen">
            {single.map(({ unitId, number }) => (
              <li key={unitId}>
                {number}{' '}
                <Button
                  size="small"
                  type="text"
                  aria-label={`${t('remove')} ${number}`}
                  onClick={() => setSingle(current => current.filter(one => one.unitId !== unitId))}
                >
                  {t('remove')}
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
        <ErrorNote error={found.error ?? add.error} />
        <div className="handover-actions handover-foot">
          <Button type="text" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="primary" htmlType="submit" disabled={homes.size === 0} loading={add.pending}>
            {t('addCount', { count: homes.size })} <KeyHint keys="Ctrl Enter" />
          </Button>
        </div>
      </DeskForm>
    </Dialog>
  )
}
