import { useQuery } from '@tanstack/react-query'
import { App, Button, Input, type InputRef } from 'antd'
import { useRef } from 'react'
import { AddNodeInput, type NodeKind } from '../../../../main/contract/estate.ts'
import { newId, useCommand, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { Dialog } from '../../../components/Dialog.tsx'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { StrokeNote } from '../../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../../components/meanwhile/useStroke.ts'
import { Field } from '../../../components/Field.tsx'
import { useForm } from '../../../components/form.ts'
import { ownerWords } from '../../../components/owner-words.ts'
import { texts } from '../texts.ts'
import type { TreeNode } from './tree.ts'

/** A node to add under a parent, or one to rename. */
export type NodeEdit =
  | { readonly kind: NodeKind; readonly parentId: string | null; readonly nodeId?: never }
  | { readonly kind: NodeKind; readonly nodeId: string; readonly name: string }

const Name = AddNodeInput.pick({ name: true })

/** A place by its id, wherever it stands. */
function nodeIn(nodes: readonly TreeNode[], id: string): TreeNode | undefined {
  for (const node of nodes) {
    const found = node.id === id ? node : nodeIn(node.children, id)
    if (found) return found
  }
  return undefined
}

/** Asks for the name of a project, phase, building or entrance. */
export function NodeDialog({ edit, onClose }: { readonly edit: NodeEdit; onClose(): void }) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const input = useRef<InputRef>(null)
  const form = useForm(Name, { name: edit.nodeId === undefined ? '' : edit.name })
  const done = {
    onSuccess: () => {
      message.success(t('saved'))
      onClose()
    },
  }
  const add = useCommand(trpc.estate.addNode, done)
  const rename = useCommand(trpc.estate.renameNode, done)
  const tree = useQuery(trpc.estate.tree.queryOptions())
  const renamed = edit.nodeId === undefined ? undefined : nodeIn(tree.data ?? [], edit.nodeId)
  const stroke = useStroke(rename, {
    now: { name: renamed?.name ?? (edit.nodeId === undefined ? null : edit.name) },
    open: true,
    onTake: onClose,
  })
  const kind = words(`node.${edit.kind}`)
  const submit = () => {
    if (!form.check().ok) return
    const { name } = form.values
    if (edit.nodeId !== undefined) stroke.send({ nodeId: edit.nodeId, name })
    else add.send({ nodeId: newId(), kind: edit.kind, parentId: edit.parentId, name })
  }
  return (
    <Dialog
      width={420}
      title={t(edit.nodeId === undefined ? 'addKind' : 'renameKind', { kind })}
      footer={null}
      onCancel={onClose}
      afterOpenChange={open => (open ? input.current?.focus() : undefined)}
    >
      <DeskForm onSubmit={submit} className="owner-form">
        <Field
          label={t('name')}
          required
          error={form.errorOf('name')}
          hint={edit.kind === 'building' ? t('nodeHint') : undefined}
        >
          {control => (
            <Input
              {...control}
              ref={input}
              value={form.values.name}
              maxLength={60}
              onChange={event => form.set('name', event.target.value)}
            />
          )}
        </Field>
        <ErrorNote error={add.error} />
        <StrokeNote stroke={stroke} thing={{ id: edit.nodeId ?? '-' }} />
        <div className="owner-form-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={add.pending || rename.pending}>
            {t('save')}
          </Button>
        </div>
      </DeskForm>
    </Dialog>
  )
}
