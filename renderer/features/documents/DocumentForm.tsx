import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { otherDocument } from '../../../main/contract/profile-documents.ts'
import { newId, useCommand, useTRPC, useTRPCClient } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useUndo } from '../../components/undo.tsx'
import { PhoneControls } from '../camera/PhonePart.tsx'
import { texts as cameraTexts } from '../camera/texts.ts'
import { useCamera } from '../camera/useCamera.ts'
import { ChooseFiles, FileDrop } from '../cases/files/FileDrop.tsx'
import { usePastedFiles } from '../cases/files/usePastedFiles.ts'
import { DetailFields, noDetails } from './DetailFields.tsx'
import { texts } from './texts.ts'
import { upload } from '../cases/files/upload.ts'

interface DocumentFormProps {
  readonly unitId: string
  readonly type: string
  readonly name: string
  /** Files that were dropped already. */
  readonly files: readonly File[]
  /** The paper of the same type that is there; null where there is none. */
  readonly older: string | null
  /** What it may be, where the form asks that too. */
  readonly types: readonly { readonly value: string; readonly label: string }[] | undefined
  onType(type: string): void
  onClose(): void
}

/** Puts a paper into the file of this home: files as its pages, or the paper alone. */
export function DocumentForm(props: DocumentFormProps) {
  const { unitId, type, name, files: dropped, older, types, onType, onClose } = props
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useTRPCClient()
  const offerUndo = useUndo()
  const [files, setFiles] = useState(dropped)
  const [details, setDetails] = useState(() => noDetails(type))
  const [replaces, setReplaces] = useState(false)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  /** Files that arrived at an earlier try are not sent again. */
  const [arrived] = useState(() => new Map<File, string>())
  const file = useCommand(trpc.documents.file)
  const takeBack = useCommand(trpc.documents.takeBack)
  const [documentId] = useState(newId)
  const titled = type === otherDocument
  const camera = useCamera({ kind: 'unit', id: unitId })
  const phone = useTexts(cameraTexts)
  const [fromPhone, setFromPhone] = useState(true)
  const photos = camera.view?.scanIds ?? []
  usePastedFiles(more => setFiles([...files, ...more]), busy)

  const send = async () => {
    setBusy(true)
    setError(null)
    try {
      const { signal } = new AbortController()
      for (const one of files) {
        if (arrived.has(one)) continue
        const uploadId = await upload(one, { signal })
        const { scanId } = await client.documents.takeUpload.mutate({
          commandId: newId(),
          scanId: newId(),
          uploadId,
        })
        arrived.set(one, scanId)
      }
      const { number } = await file.run({
        documentId,
        unitId,
        details: { ...details, type },
        scanIds: [...files.flatMap(one => arrived.get(one) ?? []), ...(fromPhone ? photos : [])],
        replaces: replaces ? older : null,
      })
      offerUndo(t('filed', { number, type: titled ? details.title : name }), () =>
        takeBack.run({ documentId }),
      )
      onClose()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title={t('addFor', { type: name })} footer={null} onCancel={onClose} destroyOnHidden>
      <FileDrop onFiles={more => setFiles([...files, ...more])}>
        <DeskForm
          className="filing"
          ctrlEnter
          label={t('addFor', { type: name })}
          onSubmit={() => {
            setTried(true)
            if (!titled || details.title.trim() !== '') send().catch(reportError)
          }}
        >
          <div className="filing-row">
            <ChooseFiles onFiles={more => setFiles([...files, ...more])} />
            <span className="desk-soft">
              {files.length === 0 ? t('addFiles') : t('chosenFiles', { count: files.length })}
            </span>
          </div>
          <PhoneControls camera={camera} disabled={busy} />
          {photos.length > 0 ? (
            <Checkbox checked={fromPhone} onChange={event => setFromPhone(event.target.checked)}>
              {phone('withForm', { count: photos.length })}{' '}
              <span className="desk-soft">{phone('inboxHint')}</span>
            </Checkbox>
          ) : null}
          {types ? (
            <Field label={t('whichPaper')}>
              {({ id }) => (
                <Select
                  id={id}
                  value={type}
                  options={[...types]}
                  showSearch={{ optionFilterProp: 'label' }}
                  onChange={onType}
                />
              )}
            </Field>
          ) : null}
          <DetailFields details={details} titled={titled} tried={tried} onChange={setDetails} />
          {older === null ? null : (
            <Checkbox checked={replaces} onChange={event => setReplaces(event.target.checked)}>
              {t('replaces')} <span className="desk-soft">{t('replacesHint')}</span>
            </Checkbox>
          )}
          <ErrorNote error={error} />
          <div className="filing-row">
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('file')}
            </Button>
            <Button onClick={onClose}>{t('cancel')}</Button>
          </div>
        </DeskForm>
      </FileDrop>
    </Dialog>
  )
}
