import { Alert, Button } from 'antd'
import { useRef, useState } from 'react'
import { z } from 'zod'
import { type EditableSection, longestSection } from '../../../../main/contract/profile-sections.ts'
import { useTexts } from '../../../app/i18n.ts'
import { saveText } from './save-text.ts'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

/** A section as a file, to hand from desk to desk. */
const SectionFileContent = z.object({
  deskProfile: z.string(),
  section: z.string(),
  content: z.unknown(),
})

interface SectionFileProps<T> {
  readonly section: EditableSection
  readonly editor: SectionEditor<T>
}

/** Saves the section as a file and reads one as a draft: what is wrong with it is said before it is saved. */
export function SectionFile<T>({ section, editor }: SectionFileProps<T>) {
  const t = useTexts(texts)
  const chooser = useRef<HTMLInputElement>(null)
  const [failure, setFailure] = useState<string>()
  const write = () => {
    const content = { deskProfile: 'real-estate', section, content: editor.draft }
    saveText(`profile-${section}.json`, JSON.stringify(content, null, 2)).catch(reportError)
  }
  const read = async (file: File) => {
    setFailure(undefined)
    if (file.size > longestSection * 4) return setFailure(t('fileTooLarge', { name: file.name }))
    const found = SectionFileContent.safeParse(jsonOf(await file.text()))
    if (!found.success) return setFailure(t('fileUnreadable', { name: file.name }))
    if (found.data.section !== section) return setFailure(t('fileOther', { name: file.name }))
    const problem = editor.take(found.data.content)
    if (problem !== undefined) setFailure(t('fileWrong', { name: file.name, problem }))
  }
  return (
    <section className="settings-part">
      <h2>{t('file')}</h2>
      <p className="desk-soft">{t('fileHint')}</p>
      {failure === undefined ? null : <Alert type="error" showIcon role="alert" title={failure} />}
      <div className="settings-buttons">
        <Button onClick={write}>{t('fileSave')}</Button>
        {editor.locked ? null : (
          <>
            <Button onClick={() => chooser.current?.click()}>{t('fileRead')}</Button>
            <input
              ref={chooser}
              type="file"
              accept=".json,application/json"
              hidden
              aria-label={t('fileRead')}
              onChange={event => {
                const [file] = event.target.files ?? []
                if (file) read(file).catch(reportError)
                event.target.value = ''
              }}
            />
          </>
        )}
      </div>
    </section>
  )
}

/** Parsed JSON; undefined for anything else. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    // Not JSON: the caller says so.
    return undefined
  }
}
