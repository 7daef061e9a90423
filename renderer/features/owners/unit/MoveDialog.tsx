import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { newId, useCommand, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { StrokeNote } from '../../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../../components/meanwhile/useStroke.ts'
import { Field } from '../../../components/Field.tsx'
import { useUndo } from '../../../components/undo.tsx'
import type { TreeNode } from '../estate/tree.ts'
import '../form.css'
import { changeTexts } from './change-texts.ts'
import { Reason } from './MergeDialog.tsx'
import { texts } from './texts.ts'

interface MoveDialogProps {
  readonly unit: { readonly id: string; readonly number: string; readonly parentId: string }
  onClose(): void
}

/** Asks under which entrance or building a unit stands, and what it is called there. */
export function MoveDialog({ unit, onClose }: MoveDialogProps) {
  const t = useTexts(changeTexts)
  const common = useTexts(texts)
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const tree = useQuery(trpc.estate.tree.queryOptions())
  const [parentId, setParentId] = useState<string>()
  const [number, setNumber] = useState(unit.number)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [changeId] = useState(newId)
  const undo = useCommand(trpc.estate.undoUnitChange)
  const move = useCommand(trpc.estate.moveUnit, {
    onSuccess: () => {
      offerUndo(t('moved', { number }), () => undo.run({ changeId }))
      onClose()
    },
  })
  const stroke = useStroke(move, {
    now: { parentId: unit.parentId, number: unit.number },
    open: true,
    onTake: onClose,
  })
  const submit = () => {
    setTried(true)
    if (parentId === undefined || number.trim() === '') return
    const why = reason.trim()
    stroke.send({
      changeId,
      unitId: unit.id,
      parentId,
      number: number.trim(),
      ...(why === '' ? {} : { reason: why }),
    })
  }
  return (
    <Dialog width={460} title={t('moveTitle', { number: unit.number })} footer={null} onCancel={onClose}>
      <DeskForm onSubmit={submit} className="owner-form">
        <Field label={t('moveTo')} required error={tried && parentId === undefined ? t('moveTo') : undefined}>
          {({ id, status }) => (
            <Select
              id={id}
              autoFocus
              status={status}
              loading={tree.isPending}
              showSearch={{ optionFilterProp: 'label' }}
              value={parentId ?? null}
              onChange={setParentId}
              options={placesFor(tree.data ?? []).filter(place => place.value !== unit.parentId)}
            />
          )}
        </Field>
        <Field label={t('moveNumber')} required>
          {control => (
            <Input
              {...control}
              value={number}
              maxLength={60}
              onChange={event => setNumber(event.target.value)}
            />
          )}
        </Field>
        <Reason value={reason} onChange={setReason} />
        <ErrorNote error={tree.error} />
        <StrokeNote
          stroke={stroke}
          thing={unit}
          label={field => (field === 'parentId' ? t('moveTo') : t('moveNumber'))}
          say={(field, value) =>
            field === 'parentId'
              ? placesFor(tree.data ?? []).find(place => place.value === value)?.label
              : undefined
          }
        />
        <div className="owner-form-end">
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={move.pending}>
            {common('save')}
          </Button>
        </div>
      </DeskForm>
    </Dialog>
  )
}

/** Buildings and their entrances, in the order of the tree. */
function placesFor(
  nodes: readonly TreeNode[],
  above: readonly string[] = [],
): { value: string; label: string }[] {
  return nodes.flatMap(node => {
    const path = [...above, node.name]
    const here =
      node.kind === 'building' || node.kind === 'entrance'
        ? [{ value: node.id, label: path.join(' / ') }]
        : []
    return [...here, ...placesFor(node.children, path)]
  })
}
