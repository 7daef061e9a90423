import { defineConfig } from 'vitest/config'

// The file-system module cache ignores tsconfig changes and has given false passes, so it stays off.
const shared = { fsModuleCache: false } as const

export default defineConfig({
  test: {
    ...(shared as object),
    // Two cores: more workers only make each test slower.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          setupFiles: ['test/support/seed.ts'],
          include: ['test/{unit,integration,property}/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'web',
          setupFiles: ['test/support/seed.ts'],
          include: ['test/web/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          pool: 'forks',
          testTimeout: 300_000,
          hookTimeout: 120_000,
          // A machine that does much else at the same time is slow, not broken.
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
})
