import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import {
  type EstateRecordKind,
  estateRecordKinds,
  estateRecordWords,
} from '../../../../main/contract/estate-records.ts'
import { DeskError } from '../../../../main/contract/errors.ts'
import { newId, useTRPCClient } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { DateField } from '../../../components/date/DateField.tsx'
import { DeskForm } from '../../../components/DeskForm.tsx'
import { ErrorNote } from '../../../components/ErrorState.tsx'
import { Field } from '../../../components/Field.tsx'
import { ChooseFiles, FileDrop } from '../../cases/files/FileDrop.tsx'
import { deskTransport, type UploadAnswer } from '../../cases/files/upload-transport.ts'
import { useWord } from '../../cases/words.ts'
import '../form.css'
import { recordTexts } from './record-texts.ts'

/** Adds a facility, a drawing or a repair note to a place, with a file where there is one. */
export function RecordForm({ nodeId, onDone }: { readonly nodeId: string; onDone(): void }) {
  const t = useTexts(recordTexts)
  const word = useWord()
  const { message } = App.useApp()
  const client = useTRPCClient()
  const queries = useQueryClient()
  const [kind, setKind] = useState<EstateRecordKind>('facility')
  const [title, setTitle] = useState('')
  const [note, setNote] = useState('')
  const [on, setOn] = useState('')
  const [file, setFile] = useState<File>()
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // Tried again after a refusal, it is the same entry.
  const [ids] = useState(() => ({ commandId: newId(), recordId: newId() }))

  const take = (files: readonly File[]) => {
    const [first] = files
    if (!first) return
    setFile(first)
    if (title === '') setTitle(first.name.replace(/\.[^.]+$/, '').slice(0, 200))
    if (kind === 'facility') setKind('drawing')
  }
  const save = async () => {
    const words = note.trim() === '' ? {} : { note: note.trim() }
    const record = { recordId: ids.recordId, nodeId, kind, title: title.trim(), on: on || null, ...words }
    setBusy(true)
    setError(null)
    try {
      if (file) {
        const uploadId = await upload(file)
        await client.estate.addFile.mutate({ commandId: ids.commandId, input: { ...record, uploadId } })
      } else {
        await client.estate.addRecord.mutate({ commandId: ids.commandId, input: { ...record, file: null } })
      }
      message.success(t('saved'))
      onDone()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
      queries.invalidateQueries().catch(reportError)
    }
  }
  const submit = () => {
    setTried(true)
    if (title.trim() !== '') save().catch(reportError)
  }
  return (
    <FileDrop onFiles={take} disabled={busy}>
      <DeskForm onSubmit={submit} ctrlEnter className="owner-form">
        <div className="owner-form-pair">
          <Field label={t('kind')}>
            {({ id }) => (
              <Select<EstateRecordKind>
                id={id}
                value={kind}
                onChange={setKind}
                options={estateRecordKinds.map(value => ({ value, label: word(estateRecordWords[value]) }))}
              />
            )}
          </Field>
          <Field label={t('on')}>{control => <DateField {...control} value={on} onChange={setOn} />}</Field>
        </div>
        <Field label={t('what')} required error={tried && title.trim() === '' ? t('what') : undefined}>
          {control => (
            <Input
              {...control}
              autoFocus
              value={title}
              maxLength={200}
              onChange={event => setTitle(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('note')}>
          {({ id }) => (
            <Input.TextArea
              id={id}
              value={note}
              maxLength={2000}
              autoSize={{ minRows: 2, maxRows: 8 }}
              onChange={event => setNote(event.target.value)}
            />
          )}
        </Field>
        {busy ? <span role="status">{t('uploading')}</span> : <ChooseFiles onFiles={take} />}
        {file ? <span className="desk-soft">{t('chosen', { name: file.name })}</span> : null}
        <ErrorNote error={error} />
        <div className="owner-form-end">
          <Button onClick={onDone}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t('save')}
          </Button>
        </div>
      </DeskForm>
    </FileDrop>
  )
}

/** Brings a file to the desk in slices; rejects with the desk's refusal. */
async function upload(file: File): Promise<string> {
  const { signal } = new AbortController()
  let reached = accepted(await deskTransport.begin(file.name, file.size, signal))
  const { uploadId, sliceBytes } = reached
  while (reached.offset < file.size) {
    const slice = file.slice(reached.offset, reached.offset + sliceBytes)
    reached = accepted(await deskTransport.send(uploadId, reached.offset, slice, signal))
  }
  return uploadId
}

function accepted(answer: UploadAnswer) {
  if (!answer.ok) throw new DeskError(answer.error.code, answer.error.params)
  return answer
}
