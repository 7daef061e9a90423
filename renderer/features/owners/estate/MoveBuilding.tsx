import { useQuery } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { useCommand, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
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
  const submit = () => {
    setTried(true)
    if (parentId !== undefined) move.send({ nodeId: building.id, parentId })
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
              options={placesBeside(tree.data ?? [], building.id)}
            />
          )}
        </Field>
        <ErrorNote error={move.error ?? tree.error} />
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

/** The project a building stands in and its phases, without the one it stands under. */
function placesBeside(projects: readonly TreeNode[], buildingId: string): { value: string; label: string }[] {
  const holds = (node: TreeNode): boolean => node.children.some(one => one.id === buildingId || holds(one))
  const isParent = (node: TreeNode) => node.children.some(one => one.id === buildingId)
  return projects
    .filter(holds)
    .flatMap(project => [
      { node: project, label: project.name },
      ...project.children
        .filter(one => one.kind === 'phase')
        .map(node => ({ node, label: `${project.name} / ${node.name}` })),
    ])
    .filter(({ node }) => !isParent(node))
    .map(({ node, label }) => ({ value: node.id, label }))
}
