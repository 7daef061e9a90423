import { useQuery } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { useCommand, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { StrokeNote } from '../../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../../components/meanwhile/useStroke.ts'
import { Field } from '../../../components/Field.tsx'
import '../form.css'
import { recordTexts } from './record-texts.ts'
import type { TreeNode } from './tree.ts'

interface MoveBuildingProps {
  readonly building: { readonly id: string; readonly name: string }
  onClose(): void
}

/** Puts a building under another phase of its project, with all its homes. */
export function MoveBuilding({ building, onClose }: MoveBuildingProps) {
  const t = useTexts(recordTexts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const tree = useQuery(trpc.estate.tree.queryOptions())
  const [parentId, setParentId] = useState<string>()
  const [tried, setTried] = useState(false)
  const move = useCommand(trpc.estate.moveNode, {
    onSuccess: () => {
      message.success(t('moved'))
      onClose()
    },
  })
  const places = placesFor(tree.data ?? [], building.id)
  const stands = parentOf(tree.data ?? [], building.id)
  const stroke = useStroke(move, {
    now: { parentId: stands?.id ?? null },
    // What was seen is what stood when the tree came.
    open: stands !== undefined,
    onTake: onClose,
  })
  const submit = () => {
    setTried(true)
    if (parentId !== undefined) stroke.send({ nodeId: building.id, parentId })
  }
  return (
    <Dialog width={420} title={`${t('move')} · ${building.name}`} footer={null} onCancel={onClose}>
      <DeskForm onSubmit={submit} className="owner-form">
        <Field label={t('moveTo')} required error={tried && parentId === undefined ? t('moveTo') : undefined}>
          {({ id, status }) => (
            <Select
              id={id}
              autoFocus
              status={status}
              loading={tree.isPending}
              value={parentId ?? null}
              onChange={setParentId}
              options={places.filter(({ value }) => value !== stands?.id)}
            />
          )}
        </Field>
        <ErrorNote error={tree.error} />
        <StrokeNote
          stroke={stroke}
          thing={building}
          label={() => t('moveTo')}
          say={(_, value) => places.find(place => place.value === value)?.label}
        />
        <div className="owner-form-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={move.pending}>
            {t('save')}
          </Button>
        </div>
      </DeskForm>
    </Dialog>
  )
}

/** What a building stands under. */
function parentOf(nodes: readonly TreeNode[], buildingId: string): TreeNode | undefined {
  for (const node of nodes) {
    const found = node.children.some(one => one.id === buildingId)
      ? node
      : parentOf(node.children, buildingId)
    if (found) return found
  }
  return undefined
}

/** The project a building stands in and its phases. */
function placesFor(projects: readonly TreeNode[], buildingId: string): { value: string; label: string }[] {
  return projects
    .filter(project => parentOf([project], buildingId) !== undefined)
    .flatMap(project => [
      { node: project, label: project.name },
      ...project.children
        .filter(one => one.kind === 'phase')
        .map(node => ({ node, label: `${project.name} / ${node.name}` })),
    ])
    .map(({ node, label }) => ({ value: node.id, label }))
}
