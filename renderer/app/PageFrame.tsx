import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { useLanguage } from './i18n.ts'
import { useIsDark } from './look.ts'
import { antdThemeOf } from './theme.ts'
import { type createDeskClient, TRPCProvider } from './trpc.ts'

interface PageFrameProps {
  readonly deskClient: ReturnType<typeof createDeskClient>
  readonly queryClient: QueryClient
  readonly children: ReactNode
}

/** What every page of the desk stands in: look, language, the desk's client. */
export function PageFrame({ deskClient, queryClient, children }: PageFrameProps) {
  const language = useLanguage()
  const dark = useIsDark()
  return (
    <ConfigProvider
      theme={antdThemeOf(dark)}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
    >
      <QueryClientProvider client={queryClient}>
        <TRPCProvider trpcClient={deskClient} queryClient={queryClient}>
          {children}
        </TRPCProvider>
      </QueryClientProvider>
    </ConfigProvider>
  )
}
