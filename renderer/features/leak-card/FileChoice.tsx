import { Checkbox } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTexts } from '../../app/i18n.ts'
import { useCaseDetail } from '../cases/case/useCase.ts'
import { ChooseFiles } from '../cases/files/FileDrop.tsx'
import { Thumbnail } from '../cases/files/FileGrid.tsx'
import { UploadList } from '../cases/files/UploadList.tsx'
import { useUploads } from '../cases/files/useUploads.ts'
import { lossesTexts } from './losses-texts.ts'

interface FilesChosen {
  readonly ids: string[]
  /** All of them have reached the case. */
  readonly ready: boolean
  readonly choice: ReactNode
}

/**
 * Photos and papers out of those of a case, or new ones, which become files of the case and are chosen at once.
 * @param had those that are shown already and not offered again
 */
export function useFileChoice(caseId: string, label: string, had: readonly string[] = []): FilesChosen {
  const t = useTexts(lossesTexts)
  const { detail } = useCaseDetail(caseId)
  const { files, uploads } = useUploads(caseId)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const there = (detail?.attachments ?? []).filter(file => !had.includes(file.id))
  const known = new Set(there.map(file => file.id))
  const coming = files.filter(file => file.state !== 'attached' && chosen.includes(file.fileId))
  const add = (added: readonly File[]) => {
    const ids = uploads.add(caseId, added)
    uploads.caseTaken(caseId)
    setChosen(current => [...current, ...ids])
  }
  const choice = (
    <fieldset className="leak-files">
      <legend>{label}</legend>
      {there.map(file => (
        <Checkbox
          key={file.id}
          checked={chosen.includes(file.id)}
          onChange={event =>
            setChosen(current =>
              event.target.checked ? [...current, file.id] : current.filter(id => id !== file.id),
            )
          }
        >
          <span className="leak-file">
            <Thumbnail file={file} /> {file.name ?? '—'}
          </span>
        </Checkbox>
      ))}
      <ChooseFiles onFiles={add} />
      <span className="desk-soft">{t('filesHint')}</span>
      <UploadList files={coming} uploads={uploads} />
    </fieldset>
  )
  // Who takes an upload back takes it out of what is chosen.
  const ids = chosen.filter(id => known.has(id) || files.some(file => file.fileId === id))
  return { ids, ready: ids.every(id => known.has(id)), choice }
}
