import { Button, Input, InputNumber, type InputRef, Segmented } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { DocumentTypeKeys, Scan } from '../../../main/contract/documents.ts'
import { otherDocument } from '../../../main/contract/profile-documents.ts'
import { isPlainEnter, useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { HomeField, type Home } from './HomeField.tsx'
import { texts } from './texts.ts'
import { TypeField } from './TypeField.tsx'
import type { Filing } from './useFiling.ts'

interface FilingFormProps {
  readonly scan: Scan
  readonly types: readonly DocumentTypeKeys[]
  readonly filing: Filing
  readonly kept: Kept
  onKeep(kept: Kept): void
}

/** What stays from scan to scan: a family brings many papers, and they stand on one shelf. */
export interface Kept {
  readonly home: Home | null
  readonly original: boolean
  readonly shelf: string
}

/** Home, type, Enter: the paper is filed and the next one is there. One form for each scan. */
export function FilingForm({ scan, types, filing, kept, onKeep }: FilingFormProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const typeInput = useRef<InputRef>(null)
  const titleInput = useRef<InputRef>(null)
  const [pages, setPages] = useState<number | null>(null)
  const [title, setTitle] = useState<string>()
  const { home, original, shelf } = kept
  const setHome = (next: Home | null) => onKeep({ ...kept, home: next })
  const setOriginal = (next: boolean) => onKeep({ ...kept, original: next })
  const unitId = home?.unitId
  const asksTitle = title !== undefined
  // The next scan begins where the last one ended: at its type, or at its home where none is chosen.
  useEffect(() => {
    if (unitId !== undefined) typeInput.current?.focus()
  }, [unitId])
  useEffect(() => {
    if (asksTitle) titleInput.current?.focus()
  }, [asksTitle])
  useHotkey({ keys: 'Alt O', label: t('keyOriginal') }, () => setOriginal(!original))
  useHotkey({ keys: 'Alt D', label: t('keyDiscard') }, () => filing.discard(scan))
  useHotkey({ keys: 'Alt Z', label: t('keyUndo') }, () => filing.undoLast())

  const send = (type: string, typeName: string, withTitle: string) => {
    if (!home) return
    filing.file(scan, home, type, typeName, { original, pages, shelf, title: withTitle })
  }
  const emptyKey = (key: string): boolean => {
    if (key === 'Backspace') setHome(null)
    else if (key === '+' && filing.last !== undefined) filing.addPage(scan)
    else return false
    return true
  }
  return (
    <div className="filing" role="group" aria-label={t('file')}>
      <Field label={t('home')}>
        {({ id }) => <HomeField id={id} value={home} autoFocus={home === null} onChange={setHome} />}
      </Field>
      {home ? (
        <>
          <Field label={t('type')}>
            {({ id }) => (
              <TypeField
                id={id}
                types={types}
                input={typeInput}
                onPick={type => {
                  if (type.id === otherDocument) setTitle('')
                  else send(type.id, type.name[language], '')
                }}
                onEmptyKey={emptyKey}
              />
            )}
          </Field>
          {title === undefined ? null : (
            <Field label={t('docTitle')} required>
              {({ id }) => (
                <Input
                  id={id}
                  ref={titleInput}
                  value={title}
                  maxLength={200}
                  onChange={event => setTitle(event.target.value)}
                  onKeyDown={event => {
                    if (!isPlainEnter(event) || title.trim() === '') return
                    event.preventDefault()
                    send(otherDocument, title.trim(), title.trim())
                  }}
                />
              )}
            </Field>
          )}
          <div className="filing-row">
            <Segmented<'original' | 'copy'>
              aria-label={t('originalOrCopy')}
              value={original ? 'original' : 'copy'}
              options={(['copy', 'original'] as const).map(value => ({ value, label: t(value) }))}
              onChange={value => setOriginal(value === 'original')}
            />
            <KeyHint keys="Alt O" />
            <InputNumber
              aria-label={t('pages')}
              min={0}
              max={10_000}
              value={pages ?? scan.pages ?? 1}
              onChange={setPages}
            />
            <Input
              aria-label={t('shelf')}
              placeholder={t('shelfPlaceholder')}
              value={shelf}
              maxLength={60}
              onChange={event => onKeep({ ...kept, shelf: event.target.value })}
            />
          </div>
        </>
      ) : null}
      <div className="filing-row">
        <Button size="small" onClick={() => filing.discard(scan)}>
          {t('discard')} <KeyHint keys="Alt D" />
        </Button>
        <Button size="small" disabled={filing.last === undefined} onClick={() => filing.undoLast()}>
          {t('keyUndo')} <KeyHint keys="Alt Z" />
        </Button>
      </div>
      <p className="desk-soft filing-keys">{t('keysFilling')}</p>
    </div>
  )
}
