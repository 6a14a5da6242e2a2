import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { compressed } from './compressed.ts'

const server = process.env.JINGWEI_SERVER ?? 'http://127.0.0.1:8080'
const proxied = Object.fromEntries(
  ['/api', '/tiles', '/actuator'].map((path) => [path, { target: server, changeOrigin: false }]),
)

export default defineConfig({
  plugins: [vue(), compressed()],
  server: { host: '127.0.0.1', port: 5173, proxy: proxied },
  preview: { host: '127.0.0.1', proxy: proxied },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: { index: 'index.html', sw: 'src/offline/worker.ts' },
      output: {
        // The worker must lie at the root under one name: what it may answer for begins where it lies.
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            { name: 'vue', test: /node_modules[\\/](@vue|vue|vue-router|vue-i18n|@intlify|pinia)[\\/]/ },
          ],
        },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
  },
})
