import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { RouterProvider } from 'react-router/dom'
import { useLanguage } from './i18n.ts'
import { createDeskRouter } from './router.tsx'
import { antdThemeOf, useIsDark } from './theme.ts'
import { createDeskClient, createQueryClient, TRPCProvider } from './trpc.ts'

const deskClient = createDeskClient()
const queryClient = createQueryClient(() => {
  // Who is signed in decides what is shown instead: sign-in or lock.
  queryClient.invalidateQueries({ queryKey: [['staff', 'me']] }).catch(reportError)
})
const router = createDeskRouter()

/** The whole page: look, language, the desk's client, routes. */
export function DeskApp() {
  const language = useLanguage()
  const dark = useIsDark()
  return (
    <ConfigProvider
      theme={antdThemeOf(dark)}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
    >
      <App component={false} message={{ maxCount: 3, top: 52 }}>
        <QueryClientProvider client={queryClient}>
          <TRPCProvider trpcClient={deskClient} queryClient={queryClient}>
            <RouterProvider router={router} />
          </TRPCProvider>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
