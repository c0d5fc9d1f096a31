SwaggerUIBundle({
  url: '/openapi.json',
  domNode: document.getElementById('description'),
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  // it would ask a server elsewhere
  validatorUrl: null,
});
