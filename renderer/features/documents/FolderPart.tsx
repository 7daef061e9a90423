import { useQueryClient, useMutation } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { InboxStatus } from '../../../main/contract/documents.ts'
import { errorText as catalogueText, isErrorCode } from '../../../main/contract/errors.ts'
import { newId, useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { texts } from './texts.ts'

/** The watched folder: where it is, what keeps files from being taken, and how to set it. */
export function FolderPart({ status }: { readonly status: InboxStatus }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const may = useMay()
  const [open, setOpen] = useState(false)
  return (
    <section className="inbox-folder">
      <p>
        {status.folder === null ? t('folderNone') : t('folderAt', { folder: status.folder })}{' '}
        {may('settings.edit') && !open ? (
          <Button size="small" type="link" onClick={() => setOpen(true)}>
            {t('folderSet')}
          </Button>
        ) : null}
      </p>
      {status.problems.length > 0 ? (
        <ul className="inbox-problems" role="alert">
          {status.problems.map(({ name, code, params }) => (
            <li key={name ?? ''}>
              {name === null ? null : <strong>{name}</strong>}{' '}
              {catalogueText(isErrorCode(code) ? code : 'unexpected', params, language)}
            </li>
          ))}
        </ul>
      ) : null}
      {open ? <FolderForm status={status} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}

function FolderForm({ status, onClose }: { readonly status: InboxStatus; onClose(): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [folder, setFolder] = useState(status.folder ?? '')
  const [leave, setLeave] = useState(status.leave)
  const meanwhile = useMeanwhile({
    now: { folder: status.folder, leave: status.leave },
    mine: { folder: folder.trim(), leave },
    take: field => (field === 'folder' ? setFolder(status.folder ?? '') : setLeave(status.leave)),
  })
  const set = useMutation(
    trpc.documents.setFolder.mutationOptions({
      onSuccess() {
        queries.invalidateQueries({ queryKey: trpc.documents.pathKey() }).catch(reportError)
        onClose()
      },
      onError() {
        queries.invalidateQueries({ queryKey: trpc.documents.pathKey() }).catch(reportError)
      },
    }),
  )
  const send = (input: { folder: string | null; leave: boolean }) =>
    set.mutate({ commandId: newId(), input: { ...input, base: meanwhile.base } })
  return (
    <DeskForm
      className="filing"
      label={t('folder')}
      onSubmit={() => {
        if (folder.trim() !== '') send({ folder: folder.trim(), leave })
      }}
    >
      <Field label={t('folder')} hint={t('folderHint')}>
        {control => (
          <Input
            {...control}
            autoFocus
            value={folder}
            placeholder={t('folderPlaceholder')}
            onChange={event => setFolder(event.target.value)}
          />
        )}
      </Field>
      <Checkbox checked={leave} onChange={event => setLeave(event.target.checked)}>
        {t('folderLeave')}
      </Checkbox>
      <MeanwhileNote
        meanwhile={meanwhile}
        label={field => t(field === 'folder' ? 'folder' : 'folderLeave')}
      />
      <ErrorNote error={set.error} />
      <div className="filing-row">
        <Button type="primary" htmlType="submit" loading={set.isPending} disabled={folder.trim() === ''}>
          {t('save')}
        </Button>
        {status.folder === null ? null : (
          <Button onClick={() => send({ folder: null, leave: false })}>{t('folderOff')}</Button>
        )}
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </DeskForm>
  )
}
