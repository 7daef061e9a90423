import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import type { EditableSection } from '../../../../main/contract/profile-sections.ts'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { ErrorNote, ErrorState } from '../../../components/ErrorState.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Page } from '../../../components/Page.tsx'
import { History } from './History.tsx'
import { ProfileTabs } from './ProfileTabs.tsx'
import '../settings.css'
import './profile.css'
import { SectionClash } from './SectionClash.tsx'
import { SectionFile } from './SectionFile.tsx'
import { texts } from './texts.ts'
import { type SectionEditor, useSection } from './useSection.ts'

interface SectionFrameProps<S extends EditableSection> {
  readonly section: S
  /** One sentence: what this is and what changing it does. */
  readonly hint: string
  /** The editor itself. */
  children(editor: EditorOf<S>): ReactNode
}

type EditorOf<S extends EditableSection> = NonNullable<ReturnType<typeof useSection<S>>['editor']>

/** Around the editor of a section: save and discard, what is wrong, who changed it when, the file. */
export function SectionFrame<S extends EditableSection>({ section, hint, children }: SectionFrameProps<S>) {
  const t = useTexts(texts)
  const { editor, failure, retry } = useSection(section)
  return (
    <Page
      title={t(`title.${section}`)}
      aside={<ProfileTabs />}
      actions={editor && !editor.locked ? <SaveButtons editor={editor} /> : undefined}
    >
      <p className="desk-soft">{hint}</p>
      {failure && !editor ? <ErrorState error={failure} retry={retry} /> : null}
      {editor ? (
        <>
          <Notes editor={editor} />
          {children(editor)}
          <History editor={editor} />
          <SectionFile section={section} editor={editor} />
        </>
      ) : failure ? null : (
        <Loading rows={12} />
      )}
    </Page>
  )
}

function SaveButtons({ editor }: { readonly editor: SectionEditor<unknown> }) {
  const t = useTexts(texts)
  const { dirty, pending, save, discard } = editor
  useHotkey({ keys: 'Ctrl S', label: t('save'), disabled: !dirty }, () => save())
  return (
    <>
      <Button onClick={discard} disabled={!dirty}>
        {t('discard')}
      </Button>
      <Button type="primary" onClick={() => save()} disabled={!dirty} loading={pending}>
        {t('save')} <KeyHint keys="Ctrl S" />
      </Button>
    </>
  )
}

/** Everything that stands between the draft and the desk. */
function Notes({ editor }: { readonly editor: SectionEditor<unknown> }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { locked, overtaken, dirty, tried, faults, error, view, clash, discard } = editor
  return (
    <>
      {locked ? <Alert type="info" showIcon title={t(view.fromAbove ? 'fromAbove' : 'readOnly')} /> : null}
      {view.setAside ? (
        <Alert
          type="warning"
          showIcon
          title={t('setAside')}
          description={`${view.setAside.place[language]}${t('colon')}${view.setAside.why[language]}`}
        />
      ) : null}
      {overtaken ? (
        <Alert
          type="warning"
          showIcon
          title={t('overtaken')}
          action={
            <Button size="small" onClick={discard}>
              {t('takeTheirs')}
            </Button>
          }
        />
      ) : null}
      {dirty && !tried ? (
        <p className="profile-unsaved" role="status">
          {t('unsaved')}
        </p>
      ) : null}
      {tried && faults.length > 0 ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('faults', { count: faults.length })}
          description={
            <ul className="profile-faults">
              {faults.slice(0, 8).map(({ place, why }) => (
                <li key={`${place.zh} ${why.zh}`}>
                  {place[language]}
                  {t('colon')}
                  {why[language]}
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      {tried && faults.length === 0 ? <ErrorNote error={error} /> : null}
      {clash ? <SectionClash clash={clash} save={editor.save} pending={editor.pending} /> : null}
    </>
  )
}
