void baokan_resources(void);
