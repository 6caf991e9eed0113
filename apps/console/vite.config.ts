import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Static files for the API to serve at `/`; in development the API is expected on its default port. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Ant Design and ECharts come in chunks of their own, behind the sign-in page.
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: { '/v1': 'http://localhost:8080', '/nb.js': 'http://localhost:8080' },
  },
});
